/** Words without accents, lower case, apart by blanks. */
const list = (words: string): readonly string[] => words.trim().split(/\s+/);

/**
 * Words that name no achievement: what profile sites and badge hosts write around one (buttons, headings, kinds of document),
 * by language. The hosts' own names are among them.
 */
const BY_LANGUAGE: Readonly<Record<string, string>> = {
  en: `show view see verify verified verification verifiable validate check credential credentials certificate certificates
    certification certifications certified certify cert certs badge badges open link links click tap here logo logos image images img
    icon picture photo screenshot pdf file download share add course courses class classes training program programme
    specialization specialisation nanodegree bootcamp completion completed complete completing achievement achievements accomplishment
    accomplishments award awards awarded earned earn earner issued issue issuer issuing expires expired expiration expiry
    valid until id number license licence licenses licences public url website home page profile digital online exam test
    statement new tab window more details info preview thumbnail banner null undefined untitled date present proof diploma
    education about official registered trademark tm back next previous follow following blockchain top skills volunteer
    work experience bachelor degree learn explore visit expand menu close successfully passed holder member series full name title
    source scan qr microcredential microcredentials micro`,
  de: `zertifikat zertifikate zertifikats zertifizierung zertifizierungen zertifiziert zertifizierter zertifizierte nachweis nachweise
    anzeigen ansehen zeigen offnen oeffnen abzeichen urkunde bescheinigung kurs kurse lehrgang ausgestellt gultig gueltig klicken
    klick hier bild prufen pruefen ausstellungsdatum teilnahme teilnahmebescheinigung abschluss lizenzen mehr erfahren
    weiterlesen`,
  fr: `certificat certificats certifications certifie certifiee afficher voir ouvrir identifiant insigne insignes cours formation
    delivre delivree emis cliquez cliquer ici attestation verifier diplome reussite licences lien liens savoir plus suite`,
  es: `certificado certificados certificacion certificaciones certificada mostrar ver abrir credencial credenciales insignia insignias
    curso cursos expedicion expedido emitido emitida haz clic aqui imagen verificar finalizacion titulo licencias enlace detalles leer mas`,
  pt: `certificados certificacoes certificacao exibir credenciais distintivo emissao codigo clique aqui imagem conclusao licencas
    concluido selo emblema saiba mais detalhes`,
  it: `certificato certificati certificazione certificazioni mostra vedi visualizza apri credenziale credenziali attestato corso corsi
    rilasciato rilasciata clicca qui immagine verifica distintivo completamento licenze scopri leggi piu dettagli`,
  nl: `certificaat certificaten certificering bekijken bekijk tonen toon weergeven bewijs cursus uitgegeven klik afbeelding
    referentie getuigschrift lees meer`,
  pl: `certyfikat certyfikaty certyfikatu pokaz zobacz wyswietl poswiadczenie odznaka kursu wydano kliknij tutaj obraz zaswiadczenie`,
  sv: `certifikat certifikatet certifiering visa utfardat utfardad klicka har marke intyg kursbevis`,
  da: `vis bevis udstedt klik certificering billede legitimationsoplysninger`,
  no: `sertifikat sertifisering utstedt klikk vitnemal legitimasjon`,
  fi: `todistus sertifikaatti nayta kurssi myonnetty napsauta tasta`,
  tr: `sertifika sertifikasi sertifikalar goster goruntule belge belgesi rozet kursu tikla tiklayin buraya yeterlilik verilis`,
  cs: `zobrazit osvedceni odznak kurz vydano klikni kliknete zde obrazek`,
  ro: `vezi afiseaza certificare acreditare emis insigna`,
  hu: `tanusitvany megtekintese kitunteto jelveny tanfolyam`,
  id: `lihat tampilkan kredensial lencana sini gambar kursus diterbitkan`,
  vi: `chung chi xem hien thi chung nhan khoa hoc huy hieu`,
  ru: `сертификат сертификаты сертификата показать посмотреть просмотреть просмотр открыть удостоверение удостоверения значок курс курса
    выдан выдано нажмите здесь диплом документ учетные данные`,
  uk: `сертифікат показати переглянути значок курс видано натисніть тут`,
  el: `πιστοποιητικο προβολη εμφανιση πιστοποιηση διαπιστευτηριο`,
  ar: `شهادة الشهادة شهاده عرض اعتماد الاعتماد إظهار شارة انقر هنا`,
  he: `תעודה הצג הצגת אישור תג לחץ כאן`,
  hi: `प्रमाणपत्र प्रमाण पत्र देखें दिखाएं बैज यहां क्लिक करें`,
  hosts: `credly acclaim accredible badgr canvas coursera udemy edx linkedin udacity datacamp hackerrank pluralsight skillshare
    openbadges simplilearn badgecert badgelist`,
};
export const GENERIC: ReadonlySet<string> = new Set(Object.values(BY_LANGUAGE).flatMap(list));

/** Words that name no achievement where they stand alone: what a link to somewhere else is called. */
export const ELSEWHERE: ReadonlySet<string> = new Set(
  list(
    'portfolio github gitlab resume cv lebenslauf curriculum vitae blog board wallet backpack contact kontakt repository code',
  ),
);

/** Buttons whose words may stand in a title by themselves. */
export const BUTTONS =
  /\b(?:go (?:to|back)|(?:see|show|view) (?:all|more|less)|(?:read|learn|find out) more|get started|sign (?:up|in)|log in)\b/gi;

/** The same in scripts that don't write words apart; the longer before what they contain. */
export const GENERIC_RUNS =
  /资格证书|查看证书|显示证书|資格情報|修了証書|修了証明書|認定資格|証明書|修了証|認定証|合格証|表示する|を表示|を見る|証書|證書|证书|证明|證明|徽章|查看|檢視|显示|顯示|凭证|憑證|点击这里|點擊這裡|バッジ|表示|ロゴ|画像|资格|자격증|인증서|수료증|자격|배지|보기|표시|발급|ประกาศนียบัตร|ใบรับรอง|แสดง|ดู/g;

/** Words that join others, and tell of a language. Without accents. */
export const STOP_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(list('the of for and with to an by from at on in a or as into via using')),
  de: new Set(list('der die das und fur fuer mit im von zu zur zum den dem des ein eine einer auf aus bei am ins')),
  fr: new Set(list('de la le les des et pour du en un une avec aux au sur dans par l d')),
  es: new Set(list('de la el los las y para en con del un una por al e')),
  pt: new Set(list('de da do das dos e para em com um uma no na por os as o a')),
  it: new Set(list('di la il lo gli e per con del della dei delle un una in nel al l')),
  nl: new Set(list('de het een en van voor met in op bij naar te')),
  sv: new Set(list('och for med i av en ett pa till den det')),
  pl: new Set(list('i w z na do dla ze o po')),
  tr: new Set(list('ve ile icin bir')),
  id: new Set(list('dan untuk dengan di dari')),
  ru: new Set(list('и в на для с по к из')),
};

/** Words of titles that are of another language than English, and of no English title. Without accents. */
export const FOREIGN: ReadonlySet<string> = new Set(
  list(`maschinelles lernen erste hilfe ersthelfer netzwerke informatik kunstliche kuenstliche intelligenz ki sprache sprachen buchhaltung
    rechnungswesen pflege vertrieb projektmanagement personalwesen grundlagen anfanger anfaenger einfuhrung einfuehrung
    fortgeschrittene fortgeschritten premiers secours reseaux reseau informatique apprentissage automatique donnees sante securite
    travail ventes debutant debutants primeros primeiros auxilios redes aprendizaje automatico aprendizado maquina datos dados gestion
    gestao diseno desarrollo desenvolvimento contabilidad salud saude ventas vendas alimentos basico basica basicos principiantes
    fundamentos introduccion introducao soccorso apprendimento dati sicurezza salute lavoro vendite fondamenti introduzione
    gegevens veiligheid inleiding podstawy wprowadzenie`),
);

/** Words of somebody who talks about a credential: such a text isn't its title. Without accents. */
export const PROSE: ReadonlySet<string> = new Set(
  list(`my me mine we our you your this these that is was were have has been am are will just recently proud happy excited
    check out ich mein meine wir dieser diese ist habe je mon nous cette mis este esta meu minha esse
    mio mia questo questa mijn ik dit deze`),
);

/** An organisation is named, which need not be the one that the credential calls its issuer. */
export const ORGANISATIONS: ReadonlySet<string> = new Set(
  list(`university college academy institute institution school foundation org organization organisation inc ltd llc gmbh ag corp corporation company group
    universitat universitaet hochschule akademie institut schule stiftung universite ecole academie universidad colegio academia
    instituto escuela universidade escola universita scuola istituto universiteit hogeschool uniwersytet universitet университет
    академия институт`),
);
