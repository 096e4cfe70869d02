"""Addresses: the desk's pages, signing in, and the admin."""

from django.contrib import admin
from django.contrib.auth.views import LogoutView, PasswordChangeView
from django.urls import include, path

from claims.views.sign_in import SignInView

handler400 = "claims.http.answer_bad_request"
handler500 = "claims.http.answer_fault"
urlpatterns = [
    path("", include("claims.urls")),
    path("sign-in/", SignInView.as_view(), name="login"),
    path("sign-out/", LogoutView.as_view(), name="logout"),
    path("password/", PasswordChangeView.as_view(success_url="/"), name="password_change"),
    path("admin/", admin.site.urls),
]
