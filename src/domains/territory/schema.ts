import { z } from 'zod'
import { id } from '../../core/id.ts'
import { line } from '../../core/line.ts'
import { areaPath } from '../../core/permission.ts'
import { Problem } from '../../core/problem.ts'
import { defineTexts, type Message } from '../../core/text.ts'
import { time } from '../../core/time.ts'

/** Most areas of a node: the largest nations have some ten thousand down to the municipality. */
export const MAX_AREAS = 20_000
export const MAX_ELECTIONS = 200
export const MAX_FREEZES = 50
export const MAX_OFFICIALS_PER_PLACE = 100

/** Rows of one step of an import: some 10 ms in the write queue, so that an urgent command waits for no more than that. */
export const MAX_ROWS_PER_STEP = 500
/** Characters of one piece of a file that is sent as text. */
export const MAX_TEXT_PER_STEP = 60_000
/** Stations that one step of applying moves: some 20 ms. */
export const APPLY_ROWS = 1_000
/** Most rows of one file. */
export const MAX_IMPORT_ROWS = 500_000

export { line }

export const phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9 ()/.-]{3,30}$/, 'digits, with + in front and spaces between')

/** Short name of an area in its path. */
export const areaCode = z.string().regex(/^[0-9A-Za-z-]{1,24}$/, 'up to 24 letters and digits')

export const stationNumber = line(32)
export const lon = z.number().min(-180).max(180)
export const lat = z.number().min(-90).max(90)

export const station = z.strictObject({
  id,
  number: z.string(),
  name: z.string(),
  address: z.string(),
  phone: z.string().nullable(),
  area: areaPath,
  lon: z.number().nullable(),
  lat: z.number().nullable(),
})

export const official = z.strictObject({
  id,
  post: z.string(),
  station: id.nullable(),
  area: areaPath,
  label: z.string().nullable(),
  contact: z.string().nullable(),
  /** `person:<id>` of who holds it and signs in here. */
  person: z.string().nullable(),
})

/** staging → applying → finished; staging or applying → clearing → cancelled or failed. */
export const importState = z.enum([
  'staging',
  'applying',
  'clearing',
  'finished',
  'cancelled',
  'failed',
])

export const importStatus = z.strictObject({
  import: id,
  name: z.string(),
  state: importState,
  /** Rows that have arrived; the next one to send. */
  staged: z.number().int(),
  good: z.number().int(),
  bad: z.number().int(),
  /** Rows that are stations already, visible once the import is finished. */
  applied: z.number().int(),
  skipsBad: z.boolean(),
  begunAt: time,
  endedAt: time.nullable(),
})

const REFUSALS = {
  unknownElection: 404,
  unknownArea: 404,
  unknownStation: 404,
  unknownOfficial: 404,
  unknownDuty: 404,
  unknownImport: 404,
  tooDeep: 409,
  tooManyAreas: 409,
  tooManyElections: 409,
  tooManyOfficials: 409,
  knownArea: 409,
  knownNumber: 409,
  badPosition: 400,
  badDuty: 400,
  noSuccessor: 409,
  notYourDuty: 403,
  handedOver: 409,
  unknownHandover: 404,
  notASuccessor: 400,
  unknownHolder: 404,
  importOpen: 409,
  importNotOpen: 409,
  badColumns: 400,
  wrongRow: 409,
  badCsv: 400,
  tooManyRows: 413,
  badRows: 409,
  noRows: 409,
} as const

const sentences = defineTexts('territory', {
  unknownElection: { en: 'There is no such election.', ar: 'لا يوجد انتخاب كهذا.' },
  unknownArea: { en: 'There is no such area.', ar: 'لا توجد منطقة كهذه.' },
  unknownStation: { en: 'There is no such polling station.', ar: 'لا يوجد مركز اقتراع كهذا.' },
  unknownOfficial: { en: 'There is no such post.', ar: 'لا توجد وظيفة كهذه.' },
  unknownDuty: { en: 'There is no such duty.', ar: 'لا توجد مناوبة كهذه.' },
  unknownImport: { en: 'There is no such import.', ar: 'لا يوجد استيراد كهذا.' },
  tooDeep: {
    en: 'The area tree may have eight levels below the nation.',
    ar: 'لا تزيد شجرة المناطق على ثمانية مستويات تحت الدولة.',
  },
  tooManyAreas: { en: 'This node has too many areas.', ar: 'لدى هذه العقدة مناطق أكثر من اللازم.' },
  tooManyElections: {
    en: 'This node has too many elections.',
    ar: 'لدى هذه العقدة انتخابات أكثر من اللازم.',
  },
  tooManyOfficials: {
    en: 'This place has too many posts. Remove some first.',
    ar: 'في هذا المكان وظائف أكثر من اللازم. أزل بعضها أولًا.',
  },
  knownArea: {
    en: 'An area of this name or code is there already.',
    ar: 'توجد منطقة بهذا الاسم أو الرمز بالفعل.',
  },
  knownNumber: {
    en: 'A polling station has this number already.',
    ar: 'يحمل مركز اقتراع آخر هذا الرقم بالفعل.',
  },
  badPosition: {
    en: 'A position needs longitude and latitude, or neither.',
    ar: 'يحتاج الموقع إلى خط الطول وخط العرض معًا، أو لا شيء منهما.',
  },
  badDuty: { en: 'A duty must end after it begins.', ar: 'يجب أن تنتهي المناوبة بعد بدايتها.' },
  noSuccessor: {
    en: 'Nobody is on the duty list after this duty. Put somebody on the list first.',
    ar: 'لا أحد في قائمة المناوبة بعد هذه المناوبة. أضف شخصًا إلى القائمة أولًا.',
  },
  notYourDuty: {
    en: 'Another person holds this post.',
    ar: 'يشغل هذه الوظيفة شخص آخر.',
  },
  handedOver: {
    en: 'This duty was handed over already.',
    ar: 'سبق تسليم هذه المناوبة.',
  },
  unknownHandover: { en: 'There is no such hand-over.', ar: 'لا يوجد تسليم كهذا.' },
  notASuccessor: {
    en: 'That duty does not follow this one.',
    ar: 'تلك المناوبة لا تلي هذه.',
  },
  unknownHolder: { en: 'There is no such person.', ar: 'لا يوجد شخص كهذا.' },
  importOpen: {
    en: 'Another import is open. Finish or cancel it first.',
    ar: 'هناك استيراد آخر مفتوح. أنهِه أو ألغِه أولًا.',
  },
  importNotOpen: {
    en: 'This import takes no more changes.',
    ar: 'لا يقبل هذا الاستيراد تغييرات أخرى.',
  },
  badColumns: {
    en: 'The first line must name the columns number, name and area, and may name address, phone, lon and lat.',
    ar: 'يجب أن يسمّي السطر الأول الأعمدة number و name و area، ويجوز أن يسمّي address و phone و lon و lat.',
  },
  wrongRow: {
    en: 'These rows do not follow those that are here. The next one is {next}.',
    ar: 'هذه الصفوف لا تلي ما وصل. الصف التالي هو {next}.',
  },
  badCsv: {
    en: 'Row {row} is not CSV: a quotation mark is in the wrong place, or the row is too long.',
    ar: 'الصف {row} ليس بصيغة CSV: علامة اقتباس في غير موضعها أو الصف طويل جدًا.',
  },
  tooManyRows: { en: 'The file has too many rows.', ar: 'في الملف صفوف أكثر من اللازم.' },
  badRows: {
    en: 'Nothing was imported, because {bad} rows are wrong. Mend them, or leave them out on purpose.',
    ar: 'لم يُستورد شيء لأن عدد الصفوف الخاطئة {bad}. أصلحها أو اتركها عمدًا.',
  },
  noRows: { en: 'There is no row to import.', ar: 'لا يوجد صف للاستيراد.' },
})

/** Code of a refusal as programs see it: `territory.unknown_area`. */
const codeOf = (key: string) =>
  `territory.${key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`

/** The Problem for a refusal by name, with the values of its sentence. */
export function refusal(
  key: keyof typeof REFUSALS,
  params: Readonly<Record<string, string | number>> = {},
): Problem {
  const sentence = sentences[key].en as string
  const words = sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
  return new Problem(codeOf(key), REFUSALS[key], words, { params })
}

/** Sentences by Problem code. */
export const problems: Readonly<Record<string, Message>> = Object.fromEntries(
  Object.entries(sentences).map(([key, message]) => [codeOf(key), message]),
)
