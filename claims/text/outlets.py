"""Media outlets: which names are those of news agencies, papers and broadcasters."""

import re

from claims.text.wordlists import read_phrases

# Outlets whose name does not say what they are: agencies, broadcasters, well-known papers.
KNOWN_OUTLETS = read_phrases(
    """
    Reuters | AP | AFP | dpa | DPA | UPI | EFE | ANSA | PTI | ANI | TASS | Tass | Xinhua | Kyodo | Anadolu
    Interfax | RIA Novosti | Yonhap | Bloomberg | BBC | CNN | NBC | CBS | ABC | PBS | NPR | MSNBC | CNBC
    Fox | ITV | RTE | RTÉ | CBC | CTV | SBS | NHK | NDTV | ARD | ZDF | RAI | RTL | TF1 | RFI | DW
    Deutsche Welle | Euronews | VOA | Voice of America | Radio Free Europe | RFE/RL | Al Jazeera
    Al-Jazeera | Al Arabiya | Al-Arabiya | Sky | Politico | Axios | Vox | Vice | Salon | Slate | HuffPost
    BuzzFeed | Newsweek | Forbes | Fortune | Time | TIME | The Economist | The Atlantic | The New Yorker
    The Hill | The Verge | Wired | Le Monde | Le Figaro | Libération | Der Spiegel | Die Zeit | Die Welt
    Bild | El País | El Pais | El Mundo | La Repubblica | Corriere della Sera | Haaretz | Ynet | The Hindu
    Dawn | Meduza | Kommersant | Izvestia | Nikkei | Caixin | O Globo | Clarín | The Conversation
    Bellingcat | ProPublica | Le Soir | Le Temps
    """
)

# Words that show a paper, agency or broadcaster by its name.
_KIND = re.compile(
    r"\b(?:Times|Post|News|Newspaper|Press|Presse|Journal|Media|Agency|Agence|TV|Television|Radio|Broadcasting"
    r"|Herald|Tribune|Gazette|Guardian|Observer|Telegraph|Chronicle|Standard|Mail|Mirror|Sun|Star|Express"
    r"|Independent|Daily|Weekly|Magazine|Review|Monitor|Courier|Bulletin|Dispatch|Examiner|Inquirer|Globe"
    r"|Sentinel|Register|Reporter|Ledger|Network|Newswire|Zeitung|Tageblatt|Shimbun|Today|Insider)\b"
)
_INSTITUTION = re.compile(
    r"\b(?:Office|Department|Ministry|Court|Committee|Commission|Council|Party|University|Bank|Police|Union"
    r"|Service|Authority|Administration|Security|Intelligence|Energy|Space|Health|Environment"
    r"|Protection|Defen[cs]e)\b"
)


def is_outlet(name: str) -> bool:
    """Whether a capitalised name, with or without its article, reads like that of a media outlet."""
    bare = name[4:] if name[:4].lower() == "the " else name
    if bare in KNOWN_OUTLETS or f"The {bare}" in KNOWN_OUTLETS:
        return True
    has_article = bare != name
    is_long_enough = has_article or " " in bare
    return is_long_enough and _KIND.search(bare) is not None and _INSTITUTION.search(bare) is None
