"""Addresses: the desk's pages, signing in, and the admin."""

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.urls import include, path


class SignInView(LoginView):
    """Django's own; who is signed in and wants to sign in is sent to the queue, not in circles."""

    redirect_authenticated_user = True

    def get_success_url(self) -> str:
        wanted = super().get_success_url()
        return self.get_default_redirect_url() if wanted == self.request.path else wanted


handler500 = "claims.http.answer_fault"
urlpatterns = [
    path("", include("claims.urls")),
    path("sign-in/", SignInView.as_view(), name="login"),
    path("sign-out/", LogoutView.as_view(), name="logout"),
    path("password/", PasswordChangeView.as_view(success_url="/"), name="password_change"),
    path("admin/", admin.site.urls),
]
