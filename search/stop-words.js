"use strict";
// Words that do not help to choose a page, such as asking words, greetings, cities and who in the family asks: they are left
// out of queries and pages. Darija also in Latin script, where spelling is free: what sounds like one of the Darija words
// below is left out too.

const wordSet = text => new Set(wordsOf(unpacked(text)).map(withoutArticle));

const DARIJA_STOPS = wordSet(`
  عام أبقى راسي نقرا كنقرا الحل اللي بارح باش باغي باقا باقي بحال بديت بزاف حاجة حيت خاصك خصك دابا داك ديك راني راه شنهو صباح طلبات عافاك عشية عطيوني عفاك علاش غادي غدا قالو كاين كاينة كلشي كيفاش لازم ليل ليه ليها ليهم ناخد نبقى هاد هادشي
  هادي هما هنا واحد واش ولا ولكن
`);
const STOP_WORDS = wordSet(`
  أحد أرجو أعلم أود إليه اجل احتاج احصل اذا ارغب اريد استطيع افعل الآن الا التي الحصول الذي الذين السلام الطريقة المرجو الى اليوم انا انت انه انها ايضا بإمكاني بخصوص بدل بسبب بها تحت تفعل تكفي جدا جميع حاليا حتى حول خاصة ذلك سوف سيتم شكرا
  شيئا طلب عبر عند عني فضلك فقد فقط فكيف فهل فيه قمت كثيرا كذلك كما كنت كيفية لأن لأنني لقد لكن لماذا لها ليا ليك مازال مرحبا ممكن منذ منه منها مني نحن نعم نفس هذا هذه هناك وإذا وما وهل يتم يتوجب يجب يطلب يطلبها يكفي يلزم يمكن ينبغي بنت
  بنتي ابنة ابنتي ابني ولدي حنا لينا بكري مقبول binti wldi weldi lina fille fils enfant بلاصة فاس مراكش طنجة أكادير وجدة مكناس تطوان كازا casa casablanca fès marrakech tanger agadir oujda meknès kénitra 3la kol 3awnoni عاونوني عافاكم afak
  ala alach aller alors ana après aujourd'hui aussi aux avais avec avoir avons ba9i bach baghi baghya bcp besoin bjr bonjour bonsoir bsr car cas cela celui ces cest cette chak cherche chez chi chmen chose chui comme commence d'avance daba
  dans darori demain demande demandent depuis des devrais dima directement dit dois doit doive donc donner dont dsl elle elles encore endroit entre est fair faire fais fait faudra faut ghadi had hadi haja hier homa howa ici ila ils jfé jpeu
  jss jsui juste jveu kayn kayna kel koi laquelle les leur leurs lia liya lors maintenant mais manière matin merci mes met moi mon mtn même notre nous nta nti obtenir ont oui par pendant peu peut peuvent peux plait plu possible pour
  pourquoi pourrait puis mettre accepter valable pouvez pouvoir qlq que quel quelle quelles quelque quels quoi rani rassi salut savoir sera seulement sinon slt soir soit sommes son sont souhaite sous suis sur svp tjr tjs ton toujours tous
  tout toutes tps trop trouve trouver trouvé très tte une vais vers veulent veut veux vient voir vos votre voudrait vouloir vous vraiment wach wech wla été êtes être
`);
const DARIJA_BONES = new Set([...DARIJA_STOPS].map(skeleton).filter(bones => /^[^~]{3}/.test(bones)));

// Darija verbs of doing, going, wanting, and small words with their pronouns, by their sounds in both scripts (ndir, كنمشي).
const DARIJA_SMALL =
  /^(?:(?:[kG]a?)?a?[nti]?a?(?:k[ua]n[ui]?|(?:dir|mC[ia]|bG[ia]|bda|kda?r|3ra?f|C[ua]f|Cd|lk[ia]|jib|Xud|3ti|Xa?s|ulit)(?:[ia]?t|t?[ui]|u?n[ai]|ha|l?[kh]u?m|l[ui]|lia|li?k)?)|[nti][da]i|mn|(?:dial?|m3a?|fi|3li?|b3d|bin|bi)(?:[ikuh]|a?[hn]a|ia|[kh]u?m)?)$/;
const DENIAL = "¬";
// The few names that are as short as what only joins words.
const SHORT_NAMES = wordSet("أب أم مي حق سن دو dh bp صب");
const isShort = word => word.length < 3 && word !== DENIAL && !isNumber(word) && !SHORT_NAMES.has(word);
/** Whether `word` names nothing, as it is written. */
const isSmall = word => STOP_WORDS.has(word) || isShort(word) || DARIJA_SMALL.test(soundsOf(word));

// Some small words change the question, and each tongue has its own. They name nothing, but what was learned of them counts
// (see rank.js).
const ASKING = new Set([DENIAL, "?what", "?where", "?who", "?how", "?have", "?before"]);
for (const word of [...DARIJA_STOPS, ...ASKING]) STOP_WORDS.add(word);
// What words mean, by patterns of folded words between spaces, in order; «^» begins a text.
const MEANINGS = unpacked(String.raw`
  annuel = (?:kol|كل) (?:عام|سنه|موسم|دخول|3am|l3am)|(?:chaque|par) an(?:nee)?|t(?:ou)?[st]+ les ans|annuelle|(?:chaque )?rentree
  $1 prive = ([فل]?(?:جامع|مدرس|كلي|معهد|موسس|قطاع|تعليم)[^ ]*) (?:عليا )?(?:خاص|خصوصي|حر)ه?
  ^ ?who = \^ (?:من|mn|qui|ki)
  ?who = (?:a|avec|c|chez|مع|معا|إلى|m3a) (?:من|mn|qui|ki)|chk?o?u?n|شكون|لمن
  ^ ?where = \^ (?:ou|fin(?! de))
  ?what = (?:[qk]u?oi|qu est ce qu?e?|[اأ]?شنو|آش|ماذا|ما ه[يو]|a?chn[oua]+|ach)(?! [نتيأnty]?(?:دير|فعل|عمل|e?dir|faire))
  ?where = win|fayn|mnine?|ف[يا]?ي?ن|وين|أين|منين
  ?how = comment|cmt|kom+[ae]n|kif(?:ach|ash|esh)?|كيف(?:اش|ية)?
  ?before = avant|قبل|[9q]bel
  quand = qd|kand?|م?تى|[اإ]ي?متى|فوقاش|وقتاش|imt?a|fo?u?[9q]ach|wa9tach|date limite|[اآ]خر [اأ]جل|deadline|attends?|[^ ]*تسن[^ ]*|[^ ]*tsn[^ ]*
  combien = cb|كم|ب?شحال|b?ch[7h]e?h?a?l
  ¬ $1 = (?:ما|ma) ([^ ]{3,})(?:ش|[cs]h)
  ¬ $1 = (?:ما?|ma|m(?=[^aeiou ]))(?!rrak)([^ ]{3,})(?:ش|[cs]h)
  ¬ $1 = (?:ما|ma) ((?:عند|3[ae]?nd|عمر|بق|كا[ين]|ت?وصل|لقي|جا)[^ ]*)
  ¬ = (?:م?ازال|زال|باقي|ma?zal|ba9i) (?:ما|ma)|pas?|rien|7?ta haja|حتى حاجه|introuvable|والو|walo|sans|aucune?|ni|non|jamais|jms|rien|bla|bi?doun|machi|بدون|بلا|دون|ليست?|لست|غير|عدم|ماشي|ل[امن]
  ne $1¬ = j?ne? ((?:[^ ]+ ){1,3}?)(?:plus?|pu)
  ^ ¬ = \^ (?:plus(?! de )|personne)
  $1 = (ou|ola|wla|أو|ولا|أم) ¬
  ?have = من \?before|عام (?:اللي|لي) ?فات|l3am li fat|l an(?:nee)? (?:derniere?|passee)|j?ai|avez|g|deja|سبق|مسبقا|3?[ae]?nd(?:[iko]|ha|na|hom)|عند(?:[يكو]|ها|نا|هم)|لدي(?:[كه]|ها)?|[أت]توفر|أملك
  annuler = (?:j?ve(?:ux|u)|bghit|baghi|أريد|أرغب|بغيت|باغي) (?:¬|plus?|pu)|¬ (?:j?ve(?:ux|u)|bghit|baghi|أريد|أرغب|بغيت|باغي)
  suivi = (?:\?have|deja|ai) (?:envoyee?s?|deposee?s?|postee?s?)|(?:envoye|depose)e?s? (?:il y a|depuis)|[او]?(?:صيفط|رسل|بعث|حطي|دفع)(?:ت|نا)[^ ]*|s[ia]y?f[ae]?tt?|7t+it|dfa?3t
  faux = erron[^ ]*|fau(?:x|sse)|غ[ال]+طة?|ghal[^ ]*|faute|mauvais|incorrect|mal (?:ecrit|orthographie)e?
  echec نصيفط = (?:part|envoie)[^ ]* ¬|¬ (?:parti|مشا|ت?تصيفط|mcha|tt?sif)[^ ]*
  echec = (?:(?:arr?iv|march|fonction|peu[xt]|pe[ux]|veut|vx|reussi|ouvre)[^ ]* ¬|¬ (?:march|fonction|reussi|abouti|pu(?= )|ن?قدر|بغا|خدام|[كت]*ي?(?:حل|فتح|عمل|شتغل|خدم|دخل|دوز|داز)|daz|[a-z]*(?:7e?l|ft7)|bgha|[9qk]d[ae]?r|khd?dam)[^ ]*)(?! (?:aller|venir|نمشي|nmchi))
  deces = morte?|mor|mourir|dece[^ ]*|orpheline?|mat(?:e?t|at)?|tw[ae]?f[^ ]*|yrhm[^ ]*|و?(?:مات|م?توف(?!ر)|وفا|يتيم|يرحم)[^ ]{0,3}
  perdu = perdue?s?|termine[^ ]*|fini(?:e|t)?|expire[^ ]*|(?:توقف|انته|تقطع|سالا|تسال)[^ ]*|tsala[^ ]*|salat|m (?:a|ont) (?:retire|sorti|enleve|radie)e?|(?:حبس|وقف)و? ليا|perd(?:re)?|perte|oublie[er]?|(?:ضا?ي?ع|فقد|خسر|نسي|تحبس)[^ ]*|تلفت?|(?:tl[ae]?f|[nm]sit|kh?s[ae]?r|d[ai]?3)[^ ]*
  chomeur = (?:perdu|(?:طرد|جرا|خرج|تسرح|سالي|حبس|كمل|ts?[ae]?r[ae]?d|t?kh?r[ae]?j|sali|7bs)[^ ]*) (?:[^ ]+ ){0,3}?(?:travail|emploi|job|boulot|(?:خدم|عمل|شغل|وظيف)[^ ]*|l?khdm[^ ]*)|(?:au|en) chomage|(?:fin|rupture) (?:de|du) (?:mon )?contrat|contrat (?:[^ ]+ ){0,4}?perdu|(?:perdu|سال|كمل|فسخ)[^ ]* (?:ليا )?(?:عقد|كونطرا)[^ ]*|عاطل[^ ]*|demission[^ ]*|licencie[^ ]*|viree?|استق[^ ]*
  $1 travail = ((?:mere|pere|papa|maman|parents|mari|femme) (?:est|sont))(?! (?:deces|divorce|chomeur|malade|a|au|pas|¬|sans|echec|assure|couvert|enceinte))
  $1 age = \?have (\d\d)(?! dh)
  $1 age = (\d\d) (?:ans?|سنة|عام|3am)
  quand $1$2 = combien ((?:[^ ]+ ){0,2}?)(temps|tps|jours?|semaines|mois|youm|نهار|يوم|وقت|نتسنى|l?we?a?9t|nhara?)
`)
  .trim()
  .split(/\n */)
  .map(line => line.split(" = "))
  .map(([meaning, pattern]) => [` ${meaning}`, new RegExp(` (?:${fold(pattern)})(?= )`, "g")]);

const termsKept = new Map();

/** The folded words of `text` without Arabic articles, with one word for each of the meanings above. */
function termsOf(text) {
  if (!termsKept.has(text)) {
    const words = ` ^ ${wordsOf(text.replace(/où/gi, "win")).map(withoutArticle).join(" ")} `;
    const meant = MEANINGS.reduce((read, [meaning, pattern]) => read.replace(pattern, meaning), words);
    termsKept.set(text, meant.match(/[^ ^]+/g) || []);
  }
  return termsKept.get(text);
}
