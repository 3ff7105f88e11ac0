"use strict";
// Words that students use for one thing, in their three tongues: a line each. A page that has one of them is found by
// all, by their misspellings and by what sounds like them; so a word that students type and no page has goes here.

const SYNONYMS = `
  prix tarif coût montant cotisation frais contribution | سعر ثمن تكلفة رسوم واجبات اشتراك مبلغ مساهمة
  gratuit gratos | مجاني مجانا فابور بلاش مقابل
  payer paiement payant verser | أدفع أداء نخلص صرف
  rembourser indemniser toucher versement virement | تعويض استرداد استرجاع مستحقات استخلاص
  argent financier dh | ريال فلوس أموال نقود مال مالية
  dépenses frais | مصاريف نفقات
  délai quand durée attente date retard jours temps semaines mois | موعد تاريخ نهار شهر أسبوع تأخر تعطل | youm lwe9t
  téléphone tel portable appeler whatsapp | هاتف تلفون تيليفون اتصال عيط أتصل مكالمة واتساب | n3ayet
  email mail messagerie électronique courriel | إيميل إلكتروني مايل
  contacter joindre parler interlocuteur agent information écrire demander assistance aide service client rdv répondre réponse répond | تواصل أتحدث أتكلم نهضر موظف مسؤول مكلف مراسلة استفسار استعلام معلومات دعم مساعدة يعاوني جواب نجاوب جاوبني
  site web | موقع أنترنت
  décès mort décédé mourir mor orphelin perte | وفاة مات ماتت متوفى توفي يتيم يرحمو يرحمها | mat mata twefa twfa twfat
  père mère parents papa maman proche | والد أب أبي أم أمي بابا | baba bba mama walidin
  annuler résilier désinscrire radiation arrêter quitter finir retirer renoncer supprimer désabonner sortir suppression | إلغاء فسخ حذف انسحاب تشطيب إيقاف توقيف تخلي تنازل نحيد خروج ألغي نلغي تراجع شطب | nl8i
  renouveler reconduction prolonger réinscription refaire | تجديد إعادة تكرار | n3awd
  année annuel deuxième troisième | سنة | l3am
  conditions éligibilité critères droit bénéficier concerné public population | شروط استفادة حق يحق معني فئات يشمل | kaystafed
  inscription adhésion adhérer affiliation enregistrement souscrire | تسجيل انخراط اشتراك انضمام ترشيح نتقيد
  formulaire fiche questionnaire | استمارة فورميلير
  attestation certificat justificatif preuve | شهادة إثبات تثبت
  feuille bulletin bordereau fiche | ورقة قسيمة مطبوع
  soins maladie médecin | علاج مرض سوان مالادي طبيب
  connexion connecter login accès accéder session | دخول ولوج
  passe mdp code | مرور السر باسوورد مودوباس
  identité carte cin cnie pièce | بطاقة تعريف هوية لاكارط كارط | lcin
  numéro num immatriculation matricule identifiant | رقم نمرة نيميرو معرف
  banque bancaire bank | بنك مصرف
  créer création ouvrir ouverture activer | إنشاء فتح تفعيل نحل نصاوب
  coordonnées relevé | معطيات كشف
  changer chger chgé modifier remplacer | نقلت تغيير تبديل تعديل تحديث تحيين تصحيح | nbdl
  fermé fermer clôturé | سديت
  envoyer expédier poster remettre déposer dépôt | إرسال بعث إيداع تسليم وضع تقديم نصيفط نحط
  papiers documents doc pièces | أوراق وثائق
  contient mettre | يتضمن
  dossier | ملف دوسي
  adresse siège lieu bureau agence | عنوان مقر مكان مكتب لادريسة تقع
  dispensé exempté dispense | معفى معفي
  travail travailler emploi job boulot bosse société salarié employé embauché entreprise entrepreneur freelance contrat fonctionnaire stagiaire cdi | عمل أشتغل خدمة كنخدم خدام خدامة خدمت وظيفة موظف شركة مقاولة كونطرا | khdma khdem khdamt khddam
  mandat postal poste | حوالة بريدية مانضا بوسطة | hawala
  urgent vite prioritaire accélérer | مستعجل سريع مزروب طارئ | zerban
  hôpital clinique hospitalisation opération | مستشفى مصحة سبيطار عيادة عملية جراحة
  pharmacie | صيدلية فارماسي
  médicament ordonnance | دواء أدوية وصفة | dwa
  âge | سن عمر
  mutuelle sécu assuré couverture régime | موتويل تأمين تغطية مؤمن
  marié mariage époux épouse conjoint femme mari | متزوج تزوجت زوج راجل مراتي
  situation | وضعية حالة
  famille | عائلة أسرة
  vidéo tutoriel | فيديو | fidyo
  échouer échec marche fonctionne problème difficulté part arrive | تعذر خطأ مشكل صعوبة خدام قدرت
  recevoir reçu arrivé | توصلت يصل وصلني جاتني
  université | جامعة
  faculté fac école établissement institut | كلية مدرسة مؤسسة معهد فاك | lfac
  télécharger imprimer récupérer | تحميل طباعة استخراج نطلع
  étapes marche | خطوات إجراءات
  suivre suivi état traité | تتبع مراقبة
  réclamation plainte | شكاية
  personne main | شخصيا يد باليد بيدي
  légaliser authentifier certifier | توثيق إمضاء
  taux part | نسبة كم
  remplir | أملأ ملء ملأت تعبئة عمرت
  fini expiré | انتهى انتهت تقطعات سالات | tsala
  étranger nationalité subsaharien africain sénégalais camerounais malien guinéen tunisien | أجنبي إفريقي براني مالي موريتاني تونسي | ajnabi
  privé privée payante | خاصة خصوصية | prive
  malade blessé blessure accident fièvre | مريض مرضت مصاب حادثة كسيدة جرح تهرس سخانة | mrid mrida
  servir sert utiliser | تصلح كتصلاح استعمال
  nouveau première | جديد أول
`
  .trim()
  .split("\n")
  .map(line => [...new Set(termsOf(line))]);

/** Make the words of each line alike in `index`. */
function addSynonyms(index) {
  for (const words of SYNONYMS) {
    const terms = words.map(word => termFor(index, word));
    for (const term of terms) term.alike.push(...terms);
  }
}
