import { z } from 'zod'
import type { AlertState } from '../../ui/badge.ts'
import { id } from '../../core/id.ts'
import { Problem, type ProblemOptions } from '../../core/problem.ts'
import { defineTexts, type Message } from '../../core/text.ts'
import { DAY, HOUR, MINUTE, time } from '../../core/time.ts'

export type { AlertState }

/** States of an alert thread, from draft to its end. */
export const STATES = [
  'draft',
  'proposed',
  'issued',
  'updated',
  'cancelled',
  'cleared',
  'expired',
  'rejected',
  'withdrawn',
] as const satisfies readonly AlertState[]
export const alertState = z.enum(STATES)

/** What may happen to an alert in which state, and where it leads; null stays. */
export const TRANSITIONS = {
  revise: { from: ['draft'], to: null },
  // Again from proposed once the proposal lapsed.
  propose: { from: ['draft', 'proposed'], to: 'proposed' },
  issue: { from: ['proposed'], to: 'issued' },
  issueByOrder: { from: ['draft'], to: 'issued' },
  reject: { from: ['proposed'], to: 'rejected' },
  withdraw: { from: ['draft', 'proposed'], to: 'withdrawn' },
  proposeUpdate: { from: ['issued', 'updated'], to: null },
  proposeEnd: { from: ['issued', 'updated'], to: null },
  rejectUpdate: { from: ['issued', 'updated'], to: null },
  update: { from: ['issued', 'updated'], to: 'updated' },
  cancel: { from: ['issued', 'updated'], to: 'cancelled' },
  allClear: { from: ['issued', 'updated'], to: 'cleared' },
  expire: { from: ['issued', 'updated'], to: 'expired' },
} as const satisfies Readonly<
  Record<string, { from: readonly AlertState[]; to: AlertState | null }>
>
export type Step = keyof typeof TRANSITIONS

/** The state after `step`. Throws Problem `alerting.wrong_state` where the table does not allow it. */
export function stateAfter(state: AlertState, step: Step): AlertState {
  const { from, to } = TRANSITIONS[step]
  if (!from.some((allowed) => allowed === state)) {
    throw refusal('wrongState', { params: { state } })
  }
  return to ?? state
}

/** In force: what stations have to know now. */
export const ACTIVE: readonly AlertState[] = ['issued', 'updated']

/** A proposal that nobody released is void after this time: the second person must see the present, not the past. */
export const PROPOSAL_MS = 10 * MINUTE
/** At most one alert per site by standing order in this time, whatever flaps. */
export const ORDER_PAUSE_MS = 6 * HOUR
/** Longest validity of a standing order: it covers one election. */
export const ORDER_MS = 60 * DAY
/** Problems alike within this time in one area propose an alert. */
export const ALIKE_MS = 60 * MINUTE
/** How many stations make it more than their own trouble. */
export const ALIKE_STATIONS = 3
/** Unsettled problems of one station: there are eight cards, and more is a broken or a stolen device. */
export const MAX_OPEN_PROBLEMS = 20
/**
 * Answers that one device, card or link gives for a station: to one revision, and in an hour. One is meant, and people
 * change it a few times; a telephone that was away all morning sends twenty at once. What is over is counted, not kept.
 * The first answer of a station to a revision is always taken, and the number of revisions has an end.
 */
export const ANSWERS_PER_REVISION = 20
export const ANSWERS_PER_HOUR = 60
/** A station together has as much as three: one stolen telephone leaves the others theirs. */
export const GIVERS_PER_STATION = 3
/** Items of one batch; each answer is a record of its own, and a command appends at most 500. */
export const MAX_BATCH = 500
/** Most revisions of a thread by updates; the stream names all that an entry supersedes, at most 100. */
export const MAX_REVISIONS = 90

export const REVISION_KINDS = ['Alert', 'Update', 'AllClear', 'Cancel'] as const
export type RevisionKind = (typeof REVISION_KINDS)[number]

/** How a version comes out: proposed and released, in the words prepared with the alert, or by a standing order. */
export const WAYS = ['proposed', 'prepared', 'order'] as const
export type Way = (typeof WAYS)[number]

/** Answers of a station, in the words of the stream. */
export const ANSWERS = ['done', 'cannot_comply', 'need_help'] as const
export const answer = z.enum(ANSWERS)
export type Answer = z.infer<typeof answer>

export const alertRef = z.strictObject({ alert: id })

export { lines as words } from '../../core/line.ts'

export const stationId = z.string().min(1).max(64)
export const actorRef = z.string().min(1).max(80)
/** Made by the station's device, the same for every repeat. */
export const clientKey = z.string().regex(/^[\w-]{8,64}$/, '8 to 64 letters, digits, - or _')
/** What a person read, as the query that shows it says. */
export const read = z.string().regex(/^[0-9a-f]{64}$/, 'not what a page of this node shows')
export const revisionNumber = z
  .number()
  .int()
  .min(1)
  .max(MAX_REVISIONS + 1)
export const pageLimit = z.number().int().min(1).max(200).default(50)
export const capturedAt = time

/** Every refusal of the slice: `throw refusal('wrongCount')`. */
const REFUSALS = {
  unknownAlert: [404, 'There is no such alert.', 'لا يوجد تنبيه كهذا.'],
  wrongState: [409, 'The state of the alert does not allow this.', 'حالة التنبيه لا تسمح بذلك.'],
  notAPerson: [
    403,
    'Only a person who is signed in can do this.',
    'لا يستطيع ذلك إلا شخص سجّل الدخول.',
  ],
  wrongCount: [
    409,
    'The number you typed is not the number of recipients. Check the preview again.',
    'العدد الذي كتبته ليس عدد المستلمين. راجع المعاينة مرة أخرى.',
  ],
  confirmTime: [
    409,
    'The clock of this node cannot be trusted. Compare the time with another clock and confirm it; nothing was sent.',
    'لا يمكن الوثوق بساعة هذه العقدة. قارن الوقت بساعة أخرى وأكّده؛ لم يُرسل شيء.',
  ],
  notWhatWasRead: [
    409,
    'This is not what you read: the text, the stations or the proposal is another one now. Nothing was sent. Read it again.',
    'هذا ليس ما قرأته: تغيّر النص أو المراكز أو الاقتراح. لم يُرسل شيء. اقرأه من جديد.',
  ],
  nobody: [409, 'No station lies in these areas.', 'لا يوجد مركز اقتراع في هذه المناطق.'],
  lapsed: [
    409,
    'The proposal is older than 10 minutes. Propose it again.',
    'مضى على الاقتراح أكثر من 10 دقائق. اقترحه من جديد.',
  ],
  noOtherWords: [
    422,
    'Write other words than the prepared ones in at least one language.',
    'اكتب كلمات غير المُعدّة بلغة واحدة على الأقل.',
  ],
  stillProposed: [
    409,
    'It is proposed already and waits for a second person.',
    'سبق اقتراحه وهو ينتظر شخصًا ثانيًا.',
  ],
  noProposal: [409, 'Nothing is proposed here.', 'لا يوجد اقتراح هنا.'],
  notFit: [422, 'The alert is not fit for release yet.', 'التنبيه غير جاهز للإصدار بعد.'],
  unconfirmed: [
    422,
    'Confirm the text of each language: read it, then tick it.',
    'أكّد نص كل لغة: اقرأه ثم ضع علامة عليه.',
  ],
  tooManyRevisions: [
    409,
    'This alert was updated too often. Write a new one.',
    'تم تحديث هذا التنبيه مرات كثيرة. اكتب تنبيهًا جديدًا.',
  ],
  noReview: [409, 'This alert waits for no review.', 'لا ينتظر هذا التنبيه مراجعة.'],
  unknownOrder: [404, 'There is no such standing order.', 'لا يوجد أمر دائم كهذا.'],
  orderTooSevere: [
    422,
    'A standing order may not be above Moderate.',
    'لا يجوز أن يتجاوز الأمر الدائم الدرجة المتوسطة.',
  ],
  orderForNation: [
    422,
    'A standing order may not be for the whole nation.',
    'لا يجوز أن يشمل الأمر الدائم البلد كله.',
  ],
  orderTooLong: [
    422,
    'A standing order ends within 60 days, and not in the past.',
    'ينتهي الأمر الدائم خلال 60 يومًا، وليس في الماضي.',
  ],
  orderNotInForce: [409, 'This standing order is not in force.', 'هذا الأمر الدائم غير ساري.'],
  orderForAnother: [
    409,
    'The site was changed after this standing order was proposed. Two persons read where it leads now.',
    'عُدّل الموقع بعد اقتراح هذا الأمر الدائم. يقرأ شخصان إلى أين يؤدي الآن.',
  ],
  tooManyOrders: [
    409,
    'This site has 20 standing orders already. End one first.',
    'لهذا الموقع 20 أمرًا دائمًا بالفعل. أنهِ أحدها أولًا.',
  ],
  orderDoesNotFit: [
    403,
    'The standing order is not for this event, site or area.',
    'الأمر الدائم لا يخص هذا الحدث أو الموقع أو المنطقة.',
  ],
  orderUsed: [
    409,
    'A standing order issued an alert for this site less than 6 hours ago.',
    'أصدر أمر دائم تنبيهًا لهذا الموقع قبل أقل من 6 ساعات.',
  ],
  unknownAreas: [
    422,
    'One of the areas does not exist. Choose the areas again.',
    'إحدى المناطق غير موجودة. اختر المناطق من جديد.',
  ],
  notTheNode: [
    403,
    'Only the node itself does this, never a person.',
    'لا يقوم بهذا إلا النظام نفسه، ولا يقوم به شخص أبدًا.',
  ],
  notAStation: [
    403,
    'Only the device of a polling station can do this.',
    'لا يستطيع ذلك إلا جهاز مركز اقتراع.',
  ],
  outsideAudience: [403, 'This alert is not for your station.', 'هذا التنبيه ليس لمركزك.'],
  unknownRevision: [404, 'There is no such version of the alert.', 'لا توجد نسخة كهذه من التنبيه.'],
  reasonMissing: [422, 'Say why you cannot do it.', 'اذكر سبب عدم القدرة على التنفيذ.'],
  unknownProblem: [404, 'There is no such problem.', 'لا توجد مشكلة كهذه.'],
  tooManyProblems: [
    429,
    'Many problems of your station are open already. Please telephone.',
    'لدى مركزكم مشكلات كثيرة مفتوحة بالفعل. يُرجى الاتصال هاتفيًا.',
  ],
  tooManyAnswers: [
    429,
    'Your station has answered very often. Please telephone.',
    'أجاب مركزكم مرات كثيرة جدًا. يُرجى الاتصال هاتفيًا.',
  ],
  badAddress: [
    422,
    'This is neither a telephone number nor a mail address.',
    'هذا ليس رقم هاتف ولا عنوان بريد.',
  ],
  unknownLink: [
    404,
    'This link is not known, or the alert is over.',
    'هذا الرابط غير معروف أو انتهى التنبيه.',
  ],
  noProof: [
    403,
    'The answer did not come from the page of the link.',
    'لم يأت الرد من صفحة الرابط.',
  ],
  linkOver: [
    409,
    'This alert is over or there is a newer version of it. Nothing was answered.',
    'انتهى هذا التنبيه أو صدرت نسخة أحدث منه. لم يُسجَّل أي رد.',
  ],
  tooManyContacts: [
    409,
    'You have too many contacts. Remove one first.',
    'لديك جهات اتصال أكثر من اللازم. أزل واحدة أولًا.',
  ],
  wrongContactCode: [
    403,
    'This is not the code, or its time has run out.',
    'هذا ليس الرمز الصحيح أو انتهت مدته.',
  ],
  badSubscription: [
    422,
    'This browser gave no usable address for notifications.',
    'لم يقدّم هذا المتصفح عنوانًا صالحًا للإشعارات.',
  ],
  unknownRoute: [404, 'There is no such contact.', 'لا توجد جهة اتصال كهذه.'],
  unknownStep: [404, 'The plan has no such step.', 'لا توجد خطوة كهذه في الخطة.'],
  tooManySteps: [
    409,
    'A plan has at most 40 steps. Remove one first.',
    'تتألف الخطة من 40 خطوة على الأكثر. أزل واحدة أولًا.',
  ],
  unknownStation: [404, 'There is no such station.', 'لا توجد محطة كهذه.'],
  problemSettled: [409, 'This problem is settled already.', 'سبق حل هذه المشكلة.'],
} as const satisfies Readonly<Record<string, readonly [number, string, string]>>

/** Code of a refusal as programs see it: `alerting.wrong_count`. */
const codeOf = (key: string) =>
  `alerting.${key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`

/** Code of the refusal that sends whoever releases back to read. */
export const NOT_WHAT_WAS_READ = codeOf('notWhatWasRead')

/** The Problem for a refusal by name. */
export function refusal(key: keyof typeof REFUSALS, options: ProblemOptions = {}): Problem {
  const [status, sentence] = REFUSALS[key]
  return new Problem(codeOf(key), status, sentence, options)
}

/** Code of an answer beyond the limit. */
export const TOO_MANY_ANSWERS = codeOf('tooManyAnswers')

/** Sentences by Problem code. */
export const problems: Readonly<Record<string, Message>> = Object.fromEntries(
  Object.entries(
    defineTexts(
      'alerting',
      Object.fromEntries(Object.entries(REFUSALS).map(([key, [, en, ar]]) => [key, { en, ar }])),
    ),
  ).map(([key, message]) => [codeOf(key), message as Message]),
)
