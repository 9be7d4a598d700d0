import { defineTexts } from '../../core/text.ts'

/** A name in the two languages of the code; a seeded row takes the one of the node. */
export interface Named {
  readonly en: string
  readonly ar: string
}

/** Six districts of a province; their stations are numbered through. */
interface Province {
  readonly name: Named
  readonly districts: readonly Named[]
}

const named = (en: string, ar: string): Named => ({ en, ar })

/** Provinces of Practica, a country that exists in this file only. */
export const PROVINCES: readonly Province[] = [
  {
    name: named('North Shore', 'الساحل الشمالي'),
    districts: [
      named('Old Harbour', 'المرفأ القديم'),
      named('Lighthouse', 'المنارة'),
      named('Sandbank', 'الكثيب'),
      named('Fishmarket', 'سوق السمك'),
      named('Cape Patience', 'رأس الصبر'),
      named('Grey Cliffs', 'الجروف الرمادية'),
    ],
  },
  {
    name: named('River Plain', 'سهل النهر'),
    districts: [
      named('Upper Ford', 'المخاضة العليا'),
      named('Lower Ford', 'المخاضة السفلى'),
      named('Millbank', 'ضفة الطاحونة'),
      named('Reedmarsh', 'مستنقع القصب'),
      named('Three Bridges', 'الجسور الثلاثة'),
      named('Orchard', 'البستان'),
    ],
  },
  {
    name: named('High Valley', 'الوادي العالي'),
    districts: [
      named('Snowgate', 'بوابة الثلج'),
      named('Shepherd Pass', 'ممر الراعي'),
      named('Stone Market', 'سوق الحجر'),
      named('Clearwater', 'الماء الصافي'),
      named('Pine Terrace', 'شرفة الصنوبر'),
      named('Echo Gorge', 'وادي الصدى'),
    ],
  },
  {
    name: named('South Islands', 'الجزر الجنوبية'),
    districts: [
      named('Great Island', 'الجزيرة الكبرى'),
      named('Little Island', 'الجزيرة الصغرى'),
      named('Coral Bay', 'خليج المرجان'),
      named('Palm Point', 'رأس النخيل'),
      named('Turtle Beach', 'شاطئ السلاحف'),
      named('Far Reef', 'الشعاب البعيدة'),
    ],
  },
]

const BUILDINGS: readonly Named[] = [
  named('Primary School', 'المدرسة الابتدائية'),
  named('Secondary School', 'المدرسة الثانوية'),
  named('Library', 'المكتبة'),
  named('Town Hall Annex', 'ملحق البلدية'),
  named('Sports Hall', 'القاعة الرياضية'),
  named('Health Centre', 'المركز الصحي'),
  named('Music School', 'مدرسة الموسيقى'),
  named('Youth Centre', 'مركز الشباب'),
  named('Museum', 'المتحف'),
  named('Market Hall', 'قاعة السوق'),
]

const STREETS: readonly Named[] = [
  named('Cedar Street', 'شارع الأرز'),
  named('Olive Street', 'شارع الزيتون'),
  named('Garden Street', 'شارع الحديقة'),
  named('Bridge Street', 'شارع الجسر'),
  named('Mill Street', 'شارع الطاحونة'),
  named('Lake Street', 'شارع البحيرة'),
  named('Station Street', 'شارع المحطة'),
  named('Spring Street', 'شارع النبع'),
  named('Almond Street', 'شارع اللوز'),
  named('Swallow Street', 'شارع السنونو'),
]

type Tongue = keyof Named

/** The language in which a node's rows are seeded: Arabic where it comes first, else English. */
export function tongueOf(languages: readonly string[]): Tongue {
  return languages[0] === 'ar' ? 'ar' : 'en'
}

/** Areas from the top down: code, path, parent and name. */
export function areasOf(tongue: Tongue) {
  return PROVINCES.flatMap((province, p) => {
    const parent = `/${p + 1}/`
    const districts = province.districts.map((district, d) => ({
      path: `${parent}${d + 1}/`,
      parent,
      code: String(d + 1),
      name: district[tongue],
      kind: 'district',
    }))
    const own = { path: parent, parent: '/', code: String(p + 1), kind: 'province' }
    return [{ ...own, name: province.name[tongue] }, ...districts]
  })
}

/** Practica lies in the middle of an ocean, where no country is: its districts in rows of three, the provinces one below the other. */
function placeOf(province: number, district: number, n: number) {
  const row = Math.floor((district - 1) / 3)
  const lat = 8 - province * 2 - row + (n % 10) / 100
  const lon = -30 + ((district - 1) % 3) + (province % 2) / 2 + n / 1000
  return [lon.toFixed(4), lat.toFixed(4)] as const
}

/** Rows of all stations in the order of their numbers: number, name, area, address, longitude, latitude, registered voters. */
export function stationRows(tongue: Tongue): string[][] {
  return areasOf(tongue)
    .filter(({ kind }) => kind === 'district')
    .flatMap(({ path, name }) =>
      STREETS.flatMap((street, s) =>
        BUILDINGS.map((building, b) => {
          const n = s * BUILDINGS.length + b + 1
          const [, province, district] = path.split('/')
          const number = `${province}${district}-${String(n).padStart(3, '0')}`
          const streetName = street[tongue]
          const title =
            tongue === 'ar' ? `${building.ar} – ${streetName}` : `${building.en}, ${streetName}`
          const [lon, lat] = placeOf(Number(province), Number(district), n)
          const registered = String(600 + ((n * 53) % 400))
          return [number, title, path, `${streetName} ${n}, ${name}`, lon, lat, registered]
        }),
      ),
    )
}

/** End of the numbers of stations that wait for a person: one in each district, the first. */
const WAITING = '-001'

/** Whether a station waits for a person to take its part, and never answers by itself. */
export function waitsForPerson(number: string): boolean {
  return number.endsWith(WAITING)
}

/** Number of the station of an area, or of its first district, that waits for a person. */
export function waitingStation(area: string): string {
  const [, province = '', district = ''] = area.split('/')
  return `${province || '1'}${district || '1'}${WAITING}`
}

/** Columns of {@link stationRows}. */
export const STATION_COLUMNS = [
  'number',
  'name',
  'area',
  'address',
  'lon',
  'lat',
  'registered',
] as const

/** Posts by level of the area tree; who holds them stays open. */
export const POSTS: Readonly<Record<'nation' | 'province' | 'district', Named>> = {
  nation: named('Election security officer', 'مسؤول أمن الانتخابات'),
  province: named('Province election officer', 'مسؤول الانتخابات في المقاطعة'),
  district: named('District election officer', 'مسؤول الانتخابات في الدائرة'),
}

export const ELECTION = named('General election of Practica', 'الانتخابات العامة في براكتيكا')

/** Why the node may look at the sites: it plays them itself. */
export const AUTHORISATION: Readonly<Record<'basis' | 'by', Named>> = {
  basis: named('Exercise: the node plays this site itself', 'تمرين: العقدة تشغّل هذا الموقع بنفسها'),
  by: named('Exercise', 'تمرين'),
}

/** Names of the practice sites by key. */
export const siteNames = defineTexts('exercises-sites', {
  authority: { en: 'Election Authority of Practica', ar: 'هيئة الانتخابات في براكتيكا' },
  results: { en: 'Results of Practica', ar: 'نتائج براكتيكا' },
  register: { en: 'Voter register look-up', ar: 'الاستعلام عن سجل الناخبين' },
  finance: { en: 'Party finance portal', ar: 'بوابة تمويل الأحزاب' },
  observers: { en: 'Observers’ portal', ar: 'بوابة المراقبين' },
  epoll: { en: 'E-poll service of Old Harbour', ar: 'خدمة سجلات الاقتراع في المرفأ القديم' },
})

export type SiteKey = keyof typeof siteNames
export const SITE_KEYS = Object.keys(siteNames) as readonly SiteKey[] as readonly [
  SiteKey,
  ...SiteKey[],
]

/** Systems behind the firewall that the node plays, too. */
export const INSIDE_KEYS = ['register', 'results'] as const
export type InsideKey = (typeof INSIDE_KEYS)[number]

export const INSIDE_SYSTEMS: Readonly<
  Record<
    InsideKey,
    { readonly name: Named; readonly organization: Named; readonly kind: 'register' | 'results' }
  >
> = {
  register: {
    name: named('Backup of the voter register', 'النسخة الاحتياطية لسجل الناخبين'),
    organization: named('Register department of Practica', 'إدارة السجل في براكتيكا'),
    kind: 'register',
  },
  results: {
    name: named('Results transmission', 'نقل النتائج'),
    organization: named('Counting department of Practica', 'إدارة الفرز في براكتيكا'),
    kind: 'results',
  },
}

/** A site that the node plays and watches. */
interface CountrySite {
  readonly host: string
  readonly organization: Named
  /** Area that is in charge, and areas whose voters rely on it. */
  readonly area: string
  readonly affects: readonly string[]
  /** What its page says; both languages, as the sites of Practica are written. */
  readonly paragraphs: readonly string[]
}

/** Below `.invalid` (RFC 2606), each a domain of its own, so that a mail change concerns one site. */
export const SITES: Readonly<Record<SiteKey, CountrySite>> = {
  authority: {
    host: 'authority-practica.invalid',
    organization: named('Election Authority of Practica', 'هيئة الانتخابات في براكتيكا'),
    area: '/',
    affects: ['/'],
    paragraphs: [
      'The authority prepares and conducts the general election of Practica.',
      'Bring a document with your picture.',
      'Find your station by the name of your district and the street in which you live.',
      'تُعدّ الهيئة الانتخابات العامة في براكتيكا وتجريها. مراكز الاقتراع مفتوحة من الثامنة صباحًا حتى الثامنة مساءً.',
    ],
  },
  results: {
    host: 'results-practica.invalid',
    organization: named('Results Office of Practica', 'مكتب النتائج في براكتيكا'),
    area: '/',
    affects: ['/'],
    paragraphs: [
      'Results appear here district by district after the polls have closed.',
      'Every figure is signed by the district officer and can be compared with the sheet on the door of the station.',
      'Until then this page shows the number of stations that have opened.',
      'تظهر النتائج هنا دائرة بعد دائرة بعد إغلاق الاقتراع، ويوقّع مسؤول الدائرة كل رقم.',
    ],
  },
  register: {
    host: 'register-practica.invalid',
    organization: named('Civil Register of Practica', 'السجل المدني في براكتيكا'),
    area: '/',
    affects: ['/1/', '/2/'],
    paragraphs: [
      'Voters of the North Shore and the River Plain can check here whether they are on the register.',
      'The register was closed thirty days before the election; objections were heard by the courts.',
      'Nobody is asked for a password or a payment.',
      'يمكن للناخبين التحقق هنا من قيدهم في السجل، ولا يُطلب من أحد كلمة مرور أو دفع أي مبلغ.',
    ],
  },
  finance: {
    host: 'finance-practica.invalid',
    organization: named('Court of Accounts of Practica', 'ديوان المحاسبة في براكتيكا'),
    area: '/',
    affects: ['/'],
    paragraphs: [
      'Parties report donations above the limit within a week, and everybody can read them here.',
      'The court of accounts examines the reports and publishes its findings.',
      'A list of all parties and their last report follows below.',
      'تُبلّغ الأحزاب عن التبرعات خلال أسبوع، ويمكن للجميع الاطلاع عليها هنا.',
    ],
  },
  observers: {
    host: 'observers-practica.invalid',
    organization: named('Observers’ Council of Practica', 'مجلس المراقبين في براكتيكا'),
    area: '/3/',
    affects: ['/3/'],
    paragraphs: [
      'Accredited observers of the High Valley find their stations, forms and telephone numbers here.',
      'Reports are sent on the day of the election, at opening, at noon and at closing.',
      'Observers watch and write; they do not take part in the count.',
      'يجد المراقبون المعتمدون في الوادي العالي مراكزهم ونماذجهم وأرقام الهاتف هنا.',
    ],
  },
  epoll: {
    host: 'epoll-practica.invalid',
    organization: named('Old Harbour District Office', 'مكتب دائرة المرفأ القديم'),
    area: '/1/1/',
    affects: ['/1/1/'],
    paragraphs: [
      'Stations of Old Harbour mark here who has come to vote, so that nobody comes twice.',
      'When the service is not available, stations go on with the printed list that lies on every table.',
      'The service knows who came, never how anybody voted.',
      'تسجّل مراكز المرفأ القديم هنا حضور الناخبين، وعند تعطل الخدمة تستعمل القوائم المطبوعة.',
    ],
  },
}
