"""Django's settings, derived from the environment (see ``env.py`` for what can be set)."""

import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from qunqiao.config import env as environment

ENV = environment.load()
ROOT = environment.ROOT
HOME: Path = ENV.home
HOME.mkdir(parents=True, exist_ok=True)


def _kept_secret(path: Path) -> str:
    """A secret made once and kept readable by its owner only."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48), "utf-8")
    return path.read_text("utf-8")


def _database(url: str) -> dict[str, object]:
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": HOME / "qunqiao.sqlite3",
            "CONN_MAX_AGE": None,  # opening the file and its pragmas take longer than most queries
            # IMMEDIATE: a writer waits for the lock instead of failing half way.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        # A search lists some of what it finds: the same some on each page, so no scan begins half way and
        # none is shared out. To start the workers took longer than most questions of a page, too.
        "OPTIONS": {"options": "-c synchronize_seqscans=off -c max_parallel_workers_per_gather=0"},
    }


SECRET_KEY = ENV.secret or _kept_secret(HOME / "secret.key")
KEYS = ENV.keys or HOME / "keys.json"
LEFT_DAYS = ENV.left_days
INTAKE_DAYS = 180  # the file and rows of a workbook that was written
WAITING_DAYS = 30  # ... and of one that nobody came back to write
CONTACT_DAYS = 180  # how to reach whoever complained, after they were told
RESULT_DAYS = 30  # the outcome of background jobs, for whoever looks for a fault
DEBUG = ENV.debug
ALLOWED_HOSTS = ENV.hosts
DEMO = ENV.demo
TODAY = ENV.today
RULEBOOKS = ROOT / "rulebooks"
HOOK_HOSTS = ENV.hook_hosts
SPARK_OPTIONS = dict(one.split("=", 1) for one in ENV.spark_options.split(",") if "=" in one)
# Called with the name of each act that was written; the trail itself knows no app above it.
TRAIL_FOLLOWERS = [f"qunqiao.{app}.jobs.follow" for app in ("hooks", "checkups", "supervision")]
# Called with a reader's reach and a finding, for the days of its time line that only an app above knows.
FINDING_MOMENTS = ["qunqiao.supervision.queries.rectifying.ordered_when"]
# Called with the rows of a list of findings, to write beside them what only an app above knows.
FINDINGS_BESIDE = ["qunqiao.supervision.queries.rectifying.with_running_task"]
# Called for the ids of the findings that are being put right by order, which only an app above knows.
FINDINGS_ORDERED = "qunqiao.supervision.queries.rectifying.findings_under_way"

OUR_APPS = (
    "kit", "trail", "people", "registry", "checkups", "voice", "hooks", "needs", "burden",
    "visits", "exemplars", "supervision", "circulars", "portal", "workbench",
)  # fmt: skip
INSTALLED_APPS = [
    *(f"qunqiao.{name}" for name in OUR_APPS),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "treebeard",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.socialaccount.providers.dingtalk",
    "allauth.socialaccount.providers.feishu",
    "allauth.socialaccount.providers.weixin",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "qunqiao.kit.logs.RequestLog",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "qunqiao.kit.headers.PolicyHeader",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "qunqiao.kit.display.DisplayLocale",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "qunqiao.people.signin.middleware.Safeguards",
    "qunqiao.kit.refusals.RefusalPages",
    "qunqiao.kit.heads.HeadLikeGet",
]

ROOT_URLCONF = "qunqiao.config.urls"
WSGI_APPLICATION = "qunqiao.config.wsgi.application"
_PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOT / "src/qunqiao" / name / "templates" for name in OUR_APPS],
        "OPTIONS": {
            "environment": "qunqiao.kit.jinja.environment",
            "context_processors": [
                "qunqiao.kit.display.page_context",
                "qunqiao.workbench.pages.frame",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": _PROCESSORS},
    },
]

DATABASES = {"default": _database(ENV.database)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Sign-in limits must hold across web processes, so the counter lives in the database.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = ENV.language
LANGUAGES = [
    ("zh-hans", "Simplified Chinese"),
    ("zh-hant", "Traditional Chinese"),
    ("en", "English"),
]
LOCALE_PATHS = [ROOT / "src/qunqiao/config/locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
LANGUAGE_COOKIE_NAME = "language"

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if ENV.static_manifest and not ENV.debug
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = ENV.debug or not ENV.static_manifest
MEDIA_ROOT = HOME / "files"
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 60_000_000

# --- who may come in ---------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["qunqiao.people.signin.backend.NameOrStaffNumber"]
_LEVEL3 = ENV.protection_level >= 3
PASSWORD_DAYS = ENV.password_days or (90 if _LEVEL3 else 180)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": ENV.password_length or (10 if _LEVEL3 else 8)},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "qunqiao.people.signin.passwords.MixedCharacters",
        "OPTIONS": {"kinds": 3 if _LEVEL3 else 2},
    },
]
NEEDS_SECOND_FACTOR = ENV.needs_second_factor
SESSION_COOKIE_AGE = 60 * (ENV.session_minutes or (30 if _LEVEL3 else 60))
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_ENGINE = "qunqiao.people.signin.sessions"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:start"
LOGOUT_REDIRECT_URL = "portal:home"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "qunqiao.people.signin.adapter.Accounts"
MFA_ADAPTER = "qunqiao.people.signin.adapter.Factors"
SOCIALACCOUNT_ADAPTER = "qunqiao.people.signin.adapter.OutsideAccounts"
ACCOUNT_PREVENT_ENUMERATION = True
ALLAUTH_TRUSTED_PROXY_COUNT = ENV.proxies
ACCOUNT_RATE_LIMITS = {"login_failed": ENV.failed_logins}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not ENV.https
# A form post may lead to our own pages only (form-action), so the way out is a link.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = ENV.signin_providers

# --- what a browser may do ---------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = ENV.https
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "qunqiao.kit.refusals.stale_form"
SILENCED_SYSTEM_CHECKS: list[str] = []
TRANSFER_DAYS = ENV.transfer_days

LOGGING_CONFIG = "qunqiao.kit.logs.configure"
LOGGING = {"level": "DEBUG" if ENV.debug else "INFO"}
