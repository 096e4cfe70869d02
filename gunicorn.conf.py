"""How gunicorn serves the desk. It reads this file by itself; the address is given when it starts."""

wsgi_app = "factcheck.wsgi"
worker_class = "gthread"
workers = 2
threads = 4
# The desk is local: nobody steers the server through a socket in a home folder.
control_socket_disable = True
