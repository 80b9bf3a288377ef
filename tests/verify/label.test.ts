import { describe, expect, it } from 'vitest';
import { checkLabel, titlesConflict } from '../../lib/verify/checks/label';

type Row = readonly [beside: string, achievement: string, issuer?: string];
const MAPS = 'Example College of Maps';

const FITS: readonly Row[] = [
  ['Coastal Navigation', 'Coastal Navigation'],
  ['COASTAL NAVIGATION', 'Coastal navigation'],
  ['Coastal-Navigation', 'Coastal Navigation'],
  ['CoastalNavigation', 'Coastal Navigation'],
  ['Coastal Navigation badge', 'Certificate in Coastal Navigation'],
  [
    'Coastal Navigation Example College of Maps Issued Aug 2022 Credential ID 123 Show credential',
    'Coastal Navigation',
    MAPS,
  ],
  ['Coastal Navigation Example College of Maps Ausgestellt: Aug. 2022 Nachweis anzeigen', 'Coastal Navigation', MAPS],
  [
    'Coastal Navigation Example College of Maps Issued Aug 2022 Expires Aug 2025 Skills: Tides · Charts',
    'Coastal Navigation',
    MAPS,
  ],
  ['Coastal Navigation, Sea Rescue and Knots', 'Sea Rescue'],
  ['Navigating the Coasts', 'Coastal Navigation'],
  ['Machine-Learning', 'Machine Learning'],
  ['MachineLearning', 'Machine Learning'],
  ['machine learning', 'Machine Learning Specialization'],
  ['Machine Learning by Example University', 'Machine Learning', 'Example University'],
  ['ML', 'Machine Learning'],
  ['CS50', 'Introduction to Computer Science'],
  ['AWS SAA', 'AWS Certified Solutions Architect – Associate', 'Amazon Web Services Training and Certification'],
  ['AWS SAA-C03', 'AWS Certified Solutions Architect – Associate', 'Amazon Web Services Training and Certification'],
  ['AWS Certified Solutions Architect Associate 2023', 'AWS Certified Solutions Architect – Associate', 'AWS'],
  ['PMP', 'Project Management Professional'],
  ['PMP®', 'Project Management Professional (PMP)®', 'Project Management Institute'],
  ['Project Management Professional', 'PMP'],
  ['CKA', 'Certified Kubernetes Administrator'],
  ['CKA: Certified Kubernetes Administrator', 'CKA: Certified Kubernetes Administrator', 'The Linux Foundation'],
  ['CCNA', 'Cisco Certified Network Associate', 'Cisco'],
  ['CISSP', 'Certified Information Systems Security Professional'],
  ['Kubernetes Admin', 'Certified Kubernetes Administrator'],
  ['k8s administrator', 'Certified Kubernetes Administrator'],
  ['JS Algorithms', 'JavaScript Algorithms and Data Structures', 'freeCodeCamp'],
  ['freeCodeCamp Responsive Web Design', 'Responsive Web Design', 'freeCodeCamp'],
  ['Responsive Web Design Developer Certification', 'Responsive Web Design', 'freeCodeCamp'],
  ['Python 3 Basics', 'Python Introduction'],
  ['HTML5 and CSS3', 'HTML & CSS'],
  ['C++ Basics', 'Basic C++'],
  ['Java 11', 'Java 8 Programming'],
  ['Google Data Analytics Certificate', 'Google Data Analytics Professional Certificate', 'Google'],
  ['Data Analyst', 'Data Analysis with Python'],
  ['CompTIA Security+ (SY0-601)', 'CompTIA Security+ ce Certification', 'CompTIA'],
  ['Azure Fundamentals AZ-900', 'Microsoft Certified: Azure Fundamentals', 'Microsoft'],
  ['Zertifikat: Küstennavigation', 'Küstennavigation'],
  ['Kuestennavigation Kustennavigation', 'Küstennavigation'],
  ['Certificado de Navegación Costera', 'Navegacion costera'],
  ['Spanish II', 'Spanish, Level 2'],
  ['German B1', 'German language, B1'],
  ['沿岸航海证书', '沿岸航海'],
  ['Прибрежная навигация, сертификат', 'Прибрежная навигация'],
  ['PSM I', 'Professional Scrum Master I'],
  ['AWS Certified Cloud Practitioner badge image', 'AWS Certified Cloud Practitioner', 'Amazon Web Services'],
  ['Neural Networks and Deep Learning', 'Deep Learning', 'DeepLearning.AI'],
  ['Scrum Master', 'Professional Scrum Master I (PSM I)', 'Scrum.org'],
  ['INTRODUCTION TO SEA RESCUE', 'Sea rescue'],
  ['Python Advanced, Sea Rescue Basics', 'Sea Rescue for Beginners'],
  ['Спасение на море. Навыки: Ява', 'Спасение на море'],
];

const DIFFERS: readonly Row[] = [
  ['HackerRank Java', 'Responsive Web Design', 'freeCodeCamp'],
  ['HackerRank Java', 'JavaScript Algorithms and Data Structures', 'freeCodeCamp'],
  ['Sea Rescue', 'Coastal Navigation'],
  ['Sea Rescue, more on GitHub', 'Coastal Navigation'],
  ['GitHub Copilot', 'Coastal Navigation'],
  ['MySQL', 'Python'],
  ['DevOps', 'Coastal Navigation'],
  ['Sea Rescue Example College of Maps Issued Aug 2022 Credential ID 123 Show credential', 'Coastal Navigation', MAPS],
  ['Celestial Navigation', 'Coastal Navigation', 'School of Navigation'],
  ['Java', 'Python'],
  ['Java', 'JavaScript'],
  ['C', 'C++'],
  ['C#', 'C++'],
  ['CompTIA Network+', 'CompTIA Security+ ce Certification', 'CompTIA'],
  ['AWS Certified Developer – Associate', 'AWS Certified Solutions Architect – Associate', 'Amazon Web Services'],
  ['AN INTRODUCTION TO JAVA', 'Python'],
  ['SQL', 'Python'],
  ['Docker', 'Kubernetes'],
  ['Java Basics', 'Python Basics'],
  ['Advanced React', 'Advanced Java'],
  ['Stanford Machine Learning', 'Fundamentals of Accelerated Computing', 'NVIDIA'],
  ['Google Data Analytics Certificate', 'Google Cybersecurity Certificate', 'Google'],
  ['AWS Solutions Architect Professional', 'AWS Solutions Architect Associate', 'AWS'],
  ['AWS Certified Solutions Architect – Professional', 'AWS Certified Solutions Architect – Associate'],
  ['Azure Administrator Expert', 'Azure Administrator Associate', 'Microsoft'],
  ['Python Advanced', 'Python Basics'],
  ['Python (Intermediate)', 'Python (Basic)', 'HackerRank'],
  ['Python for experts: expert course', 'Python for Beginners'],
  ['Spanish Level 2', 'Spanish Level 1'],
  ['Spanish II', 'Spanish I'],
  ['PSM II', 'Professional Scrum Master I'],
  ['German C1', 'German B1'],
  ['Deutsch Grundlagen', 'Deutsch Fortgeschrittene'],
  ['Machine Learning, issued Aug 2022', 'Cyber Security'],
  ['Прибрежная навигация', 'Спасение утопающих'],
];

const OPEN: readonly Row[] = [
  ['', 'Coastal Navigation'],
  ['   ', 'Coastal Navigation'],
  [MAPS, 'Coastal Navigation', MAPS],
  ['ECM', 'Coastal Navigation', MAPS],
  ['AWS', 'Coastal Navigation', 'Amazon Web Services'],
  ['freeCodeCamp', 'Responsive Web Design', 'freeCodeCamp'],
  ['Free Code Camp', 'Responsive Web Design', 'freeCodeCamp'],
  ['Show credential', 'Coastal Navigation'],
  ['Certificate', 'Coastal Navigation'],
  ['My certificates', 'Coastal Navigation'],
  ['View badge', 'Coastal Navigation'],
  ['Credly badge', 'Coastal Navigation'],
  ['Zertifikat anzeigen', 'Coastal Navigation'],
  ['Nachweis anzeigen', 'Coastal Navigation'],
  ['Ver certificado', 'Coastal Navigation'],
  ['Mostrar credencial', 'Coastal Navigation'],
  ['Afficher l’identifiant', 'Coastal Navigation'],
  ['Voir le certificat', 'Coastal Navigation'],
  ['Exibir credencial', 'Coastal Navigation'],
  ['Mostra credenziale', 'Coastal Navigation'],
  ['Certificaat bekijken', 'Coastal Navigation'],
  ['Pokaż poświadczenie', 'Coastal Navigation'],
  ['Visa certifikat', 'Coastal Navigation'],
  ['Näytä todistus', 'Coastal Navigation'],
  ['Sertifikayı göster', 'Coastal Navigation'],
  ['Lihat kredensial', 'Coastal Navigation'],
  ['Показать удостоверение', 'Coastal Navigation'],
  ['Показать сертификат', 'Прибрежная навигация'],
  ['查看证书', '沿岸航海'],
  ['資格情報を表示', '沿岸航海'],
  ['자격증 보기', '연안 항해'],
  ['عرض الشهادة', 'Coastal Navigation'],
  ['click here', 'Coastal Navigation'],
  ['logo', 'Coastal Navigation'],
  ['Learn more', 'Coastal Navigation'],
  ['See all', 'Coastal Navigation'],
  ['Go to course', 'Coastal Navigation'],
  ['Licenses & certifications', 'Coastal Navigation'],
  ['Verified on Credly', 'Coastal Navigation'],
  ['Certificate 3', 'Coastal Navigation'],
  ['🏅', 'Coastal Navigation'],
  ['badge.png', 'Coastal Navigation'],
  ['sea-rescue.png', 'Coastal Navigation'],
  ['https://badges.example/award/7f3a', 'Coastal Navigation'],
  ['www.credly.com/badges/7f3a', 'Coastal Navigation'],
  ['credly.com', 'Coastal Navigation'],
  ['Issued Aug 2022', 'Coastal Navigation'],
  ['Issued Aug 2022 · Expires Aug 2025', 'Coastal Navigation'],
  ['Ausgestellt: März 2022', 'Coastal Navigation'],
  ['2022-08-03', 'Coastal Navigation'],
  ['Credential ID ABC123', 'Coastal Navigation'],
  ['Credential ID 7f3a-99', 'Coastal Navigation'],
  ['Ada Learner', 'Coastal Navigation', MAPS],
  ['Mehr anzeigen', 'Coastal Navigation'],
  ['Mehr erfahren', 'Coastal Navigation'],
  ['En savoir plus', 'Coastal Navigation'],
  ['Saiba mais', 'Coastal Navigation'],
  ['Scopri di più', 'Coastal Navigation'],
  ['Ver detalles', 'Coastal Navigation'],
  ['Enlace', 'Coastal Navigation'],
  ['Lien', 'Coastal Navigation'],
  ['Source', 'Coastal Navigation'],
  ['Scan QR code', 'Coastal Navigation'],
  ['Micro-credential', 'Coastal Navigation'],
  ['Microcredential', 'Coastal Navigation'],
  ['Rilasciato in data giu 2023', 'Coastal Navigation'],
  ['Logo of Example Org', 'Coastal Navigation', MAPS],
  ['Portfolio', 'Coastal Navigation'],
  ['GitHub', 'Coastal Navigation'],
  ['My CV', 'Coastal Navigation'],
  ['Lebenslauf', 'Coastal Navigation'],
  ["@ada-learner's Holopin board", 'Coastal Navigation', 'Holopin'],
  ['Az-900', 'Microsoft Certified: Azure Fundamentals', 'Microsoft'],
  ['dva-c02', 'AWS Certified Developer – Associate', 'Amazon Web Services'],
  ['AZ-104', 'Microsoft Certified: Azure Administrator Associate'],
  ['Example University', 'Coastal Navigation', 'Course Host'],
  // A translation, an abbreviation, a sentence
  ['Küstennavigation', 'Coastal Navigation'],
  ['Seenotrettung', 'Sea Rescue'],
  ['Sauvetage en mer', 'Sea Rescue'],
  ['Aprendizaje automático', 'Machine Learning'],
  ['Salvamento e primeiros socorros', 'Sea Rescue'],
  ['Прибрежная навигация', 'Coastal Navigation'],
  ['沿岸航海', 'Coastal Navigation'],
  ['海上救援', '沿岸航海'],
  ['RYA', 'Coastal Navigation'],
  ['CKA', 'Certified Kubernetes Application Developer (CKAD)'],
  ['I just passed this one, and am happy to share it', 'Coastal Navigation'],
  ['Ich habe bestanden', 'Coastal Navigation'],
  ['Maschinelles Lernen', 'Machine Learning Specialization'],
  ['Apprentissage automatique', 'Machine Learning Specialization'],
  ['KI Grundlagen', 'AI Fundamentals'],
  ['Erste Hilfe', 'First Aid'],
  ['Premiers secours', 'First Aid'],
  ['Primeros auxilios', 'First Aid'],
  ['Redes', 'Introduction to Networks'],
  ['Projektmanagement', 'Project Management Basics'],
  ['Informatik', 'Computer Science'],
  ['MSc', 'Master of Science in Computer Science'],
  ['eJPT', 'Junior Penetration Tester'],
  ['Sec+', 'CompTIA Security+ ce Certification', 'CompTIA'],
  ['badge-aws-dev', 'AWS Certified Developer – Associate', 'Amazon Web Services'],
  ['Harvard', 'Introduction to Computer Science', 'HarvardX'],
  // Something in common
  ['Deep Learning', 'Machine Learning'],
  ['Python Advanced, SQL', 'SQL Basics'],
  ['Python Data Structures', 'Python for Everybody'],
  // A title that says nothing
  ['Sea Rescue', 'Certificate of Completion'],
  ['Sea Rescue', 'Course 101'],
];

const casesOf = (rows: readonly Row[]) =>
  rows.map(([beside, achievement, issuer = null]) => ({ beside, achievement, issuer }));

describe('the text beside a link', () => {
  it.each(casesOf(FITS))('“$beside” names “$achievement”', ({ beside, achievement, issuer }) => {
    const check = checkLabel(beside, { achievement, issuer });
    expect(check).toMatchObject({ id: 'label', outcome: 'pass' });
    expect(check.reason).toBeUndefined();
  });

  it.each(casesOf(DIFFERS))('“$beside” names something else than “$achievement”', ({ beside, achievement, issuer }) => {
    expect(checkLabel(beside, { achievement, issuer })).toEqual({
      id: 'label',
      outcome: 'warn',
      reason: 'label-differs',
      detail: { text: beside, name: achievement },
    });
  });

  it.each(casesOf(OPEN))('“$beside” says nothing for or against “$achievement”', ({ beside, achievement, issuer }) => {
    const check = checkLabel(beside, { achievement, issuer, recipient: 'Ada Learner' });
    expect(check).toEqual({ id: 'label', outcome: 'not-applicable' });
  });

  it('says nothing where the credential names no achievement', () => {
    expect(checkLabel('Sea Rescue', { achievement: null, issuer: MAPS }).outcome).toBe('not-applicable');
  });

  it.each([
    ['words', 'sea rescue '.repeat(500_000)],
    ['one word', 'x'.repeat(5_000_000)],
    ['dots', 'a.'.repeat(1_000_000)],
    ['capitals', 'ABC '.repeat(1_000_000)],
    ['Han letters', '海'.repeat(1_000_000)],
    ['digits', '1'.repeat(1_000_000)],
    ['blanks', ' '.repeat(1_000_000)],
    ['ids', 'id: '.repeat(500_000)],
  ])('is read in bounded work and shown cut: %s', (_, text) => {
    for (const check of [
      checkLabel(text, { achievement: 'Coastal Navigation', issuer: text }),
      checkLabel('Coastal Navigation', { achievement: text, issuer: null }),
      checkLabel(text, { achievement: text, issuer: null }),
    ]) {
      for (const value of Object.values(check.detail ?? {})) expect(value.length).toBeLessThanOrEqual(200);
    }
  });
});

describe('two texts beside links to one credential', () => {
  it.each([
    ['Coastal Navigation', 'Sea Rescue'],
    ['AWS Solutions Architect Associate', 'AWS Solutions Architect Professional'],
    ['Stanford Machine Learning', 'Fundamentals of Accelerated Computing'],
    [
      'Sea Rescue Example College of Maps Issued Aug 2022',
      'Coastal Navigation Example College of Maps Issued May 2023',
    ],
  ])('“%s” and “%s” are two titles, whichever comes first', (a, b) => {
    expect([titlesConflict(a, b, MAPS), titlesConflict(b, a, MAPS)]).toEqual([true, true]);
  });

  it.each([
    ['Coastal Navigation', 'Coastal navigation badge'],
    ['Coastal Navigation', 'Show credential'],
    ['Show credential', 'badge.png'],
    ['Coastal Navigation', ''],
    ['PMP', 'Project Management Professional'],
    ['Coastal Navigation', 'Küstennavigation'],
    ['Coastal Navigation', 'Coastal Navigation and Sea Rescue'],
  ])('“%s” and “%s” are not', (a, b) => {
    expect([titlesConflict(a, b), titlesConflict(b, a)]).toEqual([false, false]);
  });
});
