"""What pages say when they are not the page: in Arabic, French and English.

Each pattern is for text in lower case with single spaces, straight apostrophes and Arabic without vowel marks.
"""

from __future__ import annotations

import re
import unicodedata

# A title or heading that is about the page itself, whole: "404", "Erreur 404", "خطأ 404", "404 – Not Found".
NUMBER = re.compile(
    r"(http |page |الصفحة )?((error|erreur|خطأ|الخطأ)( n°| رقم)? ?:? ?)?\(?(404|410)\)?( error| not found)?[ !.]*"
)
NOT_FOUND = re.compile(
    r"\b(page|file|document|article|content|site|resource|url|object|item|post|product)s? "
    r"((that )?you( are|'re| were)? (looking for|trying to \w+|requested|wanted) |requested )?(was |is |has |could |can ?)*(not|n't|'t|no longer)( be)? "
    r"(found|exists?|available)\b"
    r"|\b(page|file|document|article|content|site|post)s? (can't|(does|do|could|was|is)(n't| not)|can not) (exist|be found|found)\b"
    r"|\bpage (missing|unavailable|doesn't exist)\b"
    r"|^not found[ !.]*$|\bthis page (no longer exists|has been (removed|deleted))\b|\bnothing (was )?found\b"
    r"|\b(can|could)(not|'t|n't| not) find (that|this|the|your) page\b|\bno such page\b|^(oops|uh oh)[^a-z]*404\b"
    r"|\b(page|document|fichier|article|contenu|site|ressource|adresse)s?( que vous (\w+ ){0,2}\w+)?"
    r"( demandée?| recherchée?)? "
    r"(est |sont |reste )?(introuvables?|inexistante?s?|non trouvée?s?|non disponible|pas trouvée?)\b"
    r"|\b(page|document|fichier|article|contenu|ressource)s?( demandée?| recherchée?| que vous (\w+ ){0,2}\w+)? "
    r"(n'existe (pas|plus)|n'a pas (été|pu être) trouvée?|n'est (pas|plus) disponible|a été supprimée?)\b"
    r"|^introuvable[ !.]*$"
    r"|(الصفحة|صفحة|المحتوى|الملف|الوثيقة|المقال|الرابط)"
    r"( المطلوبة?| (التي|الذي)( \w+){1,3})?( ?,)? "
    r"(غير (موجودة?|متوفرة?|متاحة?)|لم (يتم العثور|يعثر) علي(ها|ه)|لا (توجد|يوجد)|لم تعد (موجودة|متوفرة|متاحة)|محذوفة?)"
    r"|(لم يتم العثور|تعذر العثور|لم نعثر|لم نتمكن من العثور|لم نجد|لا توجد|لا يمكن العثور)( على)? (هذه |ال)?(الصفحة|صفحة|المحتوى|الملف)"
)
# Private and deleted look the same.
UNAVAILABLE = re.compile(
    r"\b(this |the )?(content|video|post|reel)( you requested)? (isn't|is not|is no longer) available\b"
    r"|\bvideo unavailable\b"
    r"|\b(ce|cette|le|la) (contenu|vidéo|publication)( que vous \w+)? n'est (pas|plus) (disponible|accessible)\b"
    r"|\bvidéo non disponible\b"
    r"|(هذا |هذه )?(المحتوى|الفيديو|المنشور) (غير متوفرة?|غير متاحة?|لم يعد متوفرا|لم يعد متاحا)"
)
LOGIN = re.compile(
    r"(facebook[ :–|-]+)?(please )?(log ?in|sign ?in|login|log into)( or (sign up|register|create( an)? account))?"
    r"( (to|into|on|at|with) .{1,40})?( to continue)?"
    r"|(you must|please) (log|sign) ?in .{0,40}"
    r"|login (required|page)|authentication( required)?"
    r"|(se )?connexion( (à|au|requise|obligatoire).{0,40})?|(se )?connecter( .{0,30})?|connectez-vous( .{0,40})?"
    r"|identification( requise)?|identifiez-vous( .{0,40})?|authentification( .{0,20})?|s'identifier|ouvrir une session"
    r"|(صفحة )?تسجيل الدخول( .{0,40})?|(سجل|سجلوا|يرجى تسجيل|المرجو تسجيل) الدخول( .{0,40})?|تسجيل دخول|الدخول( إلى .{0,30})?"
)
LOGIN_PATH = re.compile(
    r"/(log-?in|sign-?in|logon|auth|authenticate|authentication|connexion|sso|oauth2?|saml2?|checkpoint|account/login|users/sign_in|wp-login)"
    r"(\.\w{2,5})?(/|$)",
    re.IGNORECASE,
)
CHALLENGE = re.compile(
    r"just a moment|checking (your|the) browser|verify(ing)? (that )?you are (a )?human|are you (a robot|human)|not a robot"
    r"|attention required|security (check|verification)|ddos protection|enable (javascript|cookies)( and (cookies|javascript))?"
    r"( to continue| to proceed|\W)|access denied|request unsuccessful|pardon our interruption|unusual traffic|bot detection"
    r"|captcha|request blocked|un instant|vérifi\w+ (de |que )?.{0,30}(humain|navigateur|sécurité|robot)|pas un robot"
    r"|activer javascript|activez javascript|accès refusé|لحظة من فضلك|التحقق من (أنك|متصفحك|المتصفح)|لست (روبوتا|برنامج روبوت)"
    r"|تم رفض الوصول|تفعيل جافا ?سكريبت"
)
# In a script of a page with next to no text.
CHALLENGE_SCRIPT = re.compile(
    r"_cf_chl_opt|challenges\.cloudflare\.com|cdn-cgi/challenge|captcha-delivery\.com|_incapsula_resource|awswafcookiedomainlist"
    r"|px-captcha|perimeterx|recaptcha|hcaptcha|geetest|sucuri_cloudproxy|/_sec/cp_challenge|document\.cookie\s*=[\s\S]*location"
    r"|challenge|enable (javascript and )?cookies",
)
PARKED = re.compile(
    r"\b(this |the )?(premium )?domain( name)?( [\w.-]+)? (is|may be|might be|could be) (available )?for sale\b|\bbuy this domain\b"
    r"|\bdomain (is )?parked\b|\bparked (domain|free|page)\b|\bthis domain (name )?(has expired|is parked)\b|\bweb ?page is parked\b|\bsponsored listings\b|\b[\w-]+\.[a-z]{2,} (is|may be) for sale\b|\bdomain has expired\b"
    r"|\binquire about this domain\b|\bmake an offer on this domain\b|\brelated searches\b.{0,200}\bdomain\b"
    r"|\b(ce|le) (nom de )?domaine( [\w.-]+)? (est|peut être) (à vendre|en vente|parqué|expiré)\b|\bdomaine à vendre\b|\bacheter ce domaine\b"
    r"|(هذا )?(النطاق|الدومين|اسم النطاق)( [\w.-]+)? (معروض )?للبيع|اشتر هذا النطاق|انتهت صلاحية (هذا )?(النطاق|الدومين)"
)
PARKED_HOST = re.compile(
    r"sedoparking|parkingcrew|bodis\.com|hugedomains|afternic|dan\.com/|parklogic|above\.com/marketplace|domainsponsor|parked-content",
)
SEPARATOR = re.compile(r"\s+[|–—·»:-]\s+|\s*[|–—·»]\s*|:\s+")


def plain(text: str) -> str:
    """`text` in the form that the patterns are written for."""
    text = unicodedata.normalize("NFKC", text).lower().replace("’", "'").replace("،", ",")
    text = re.sub(r"[\u064b-\u0652\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    return " ".join(text.split())


def parts(text: str) -> list[str]:
    """A title whole, then its parts between separators ("Page introuvable | CNOPS")."""
    whole = plain(text)
    return [whole, *(part.strip() for part in SEPARATOR.split(whole) if part.strip())]


def says_not_found(text: str) -> bool:
    """Whether a title or heading says that there is no such page; a question about it, or a long sentence, does not."""
    for part in parts(text):
        if part.endswith(("?", "؟")) or len(part) > 90:
            continue
        if NUMBER.fullmatch(part) or NOT_FOUND.search(part):
            return True
    return False


def says_login(text: str) -> bool:
    """Whether a title or heading is that of a login page."""
    return any(LOGIN.fullmatch(part.rstrip(" !.")) for part in parts(text))
