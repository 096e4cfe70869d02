"""The only settings file. Everything a desk may change is an environment variable; see the README."""

from datetime import timedelta
from pathlib import Path

from django.utils.csp import CSP

from factcheck import environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(environment.text("VAR_DIR") or BASE_DIR / "var")

# --- Where it runs: "local" is one machine for one desk, "production" is behind HTTPS ---
IS_PRODUCTION = environment.choice("ENVIRONMENT", "local", ("local", "production")) == "production"
DEBUG = environment.flag("DEBUG") and not IS_PRODUCTION
SECRET_KEY = (
    environment.demanded("SECRET_KEY")
    if IS_PRODUCTION
    else environment.text("SECRET_KEY") or environment.kept_secret(VAR_DIR / "secret_key")
)
ALLOWED_HOSTS = (
    environment.demanded("ALLOWED_HOSTS") and environment.words("ALLOWED_HOSTS")
    if IS_PRODUCTION
    else environment.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
)
CSRF_TRUSTED_ORIGINS = environment.words("CSRF_TRUSTED_ORIGINS")
BEHIND_PROXY = environment.flag("BEHIND_PROXY")

# --- The desk ---
DESK_NAME = environment.text("DESK_NAME", "Fact-check desk")
REVIEWS_PER_CLAIM = int(environment.number("REVIEWS_PER_CLAIM", 1, low=1, high=5))
QUEUE_MOST_IN_A_ROW = int(environment.number("QUEUE_MOST_IN_A_ROW", 3, low=1, high=100))
LEASE_MINUTES = environment.number("LEASE_MINUTES", 15, low=1, high=60)
QUEUE_MIN_CHECK_WORTHINESS = environment.number("QUEUE_MIN_CHECK_WORTHINESS", 0.3, low=0, high=1)
MAX_ARTICLE_CHARACTERS = int(environment.number("MAX_ARTICLE_CHARACTERS", 100_000, low=1_000, high=5_000_000))

# --- Django ---
INSTALLED_APPS = [
    "claims.apps.ClaimsConfig",
    "factcheck.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "axes",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "claims.middleware.RefuseUnreadableText",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "claims.views.sign_in.AskToSignIn",
    "claims.middleware.NoStoreMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "claims.middleware.ExplainNoSuchMethod",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "claims.http.desk",
            ],
        },
    }
]
DATABASES = {"default": environment.database(environment.text("DATABASE_URL"), VAR_DIR / "factcheck.sqlite3")}
FIXTURE_DIRS = [BASE_DIR / "fixtures"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Accounts ---
AUTH_USER_MODEL = "claims.Reviewer"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "queue"
LOGOUT_REDIRECT_URL = "login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
# Five failures with one name from one address hold signing in back, before a password is even looked at.
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # "until 14:20" holds, whatever is tried meanwhile
AXES_CLIENT_IP_CALLABLE = "claims.views.held_back.client_address"
AXES_USERNAME_CALLABLE = "claims.views.held_back.name_tried"
AXES_LOCKOUT_CALLABLE = "claims.views.held_back.answer_held_back"
AXES_SENSITIVE_PARAMETERS = ["username", "csrfmiddlewaretoken", "next", "card", "typed"]
AXES_DISABLE_ACCESS_LOG = True  # who signed in when, and from where, is nobody's business
AXES_ENABLE_ADMIN = False  # a hold is lifted where accounts are kept
AXES_VERBOSE = False

# --- Language and time: stored and exported in UTC, shown in the desk's own zone ---
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]  # how to add one: CONTRIBUTING.md, "Strings"
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = environment.text("TIME_ZONE", "UTC")

# --- Static files ---
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Log: faults, and who took what along, on standard error ---
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"claims.audit": {"level": "INFO"}, "axes": {"level": "ERROR"}},
}

# --- Security: deny by default ---
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    "style-src": [CSP.SELF, CSP.NONCE],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "claims.views.sign_in.refuse_forged"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
if IS_PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
