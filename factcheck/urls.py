"""Addresses: the desk's pages, signing in, and the admin."""

from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import include, path

from claims.views.sign_in import ChangePasswordView, SignInView

handler400 = "claims.faults.answer_bad_request"
handler500 = "claims.faults.answer_fault"
urlpatterns = [
    path("", include("claims.urls")),
    path("sign-in/", SignInView.as_view(), name="login"),
    path("sign-out/", LogoutView.as_view(), name="logout"),
    path("password/", ChangePasswordView.as_view(), name="password_change"),
    path("admin/", admin.site.urls),
]
