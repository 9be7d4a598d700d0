import { z } from 'zod'
import { count } from '../../core/bounds.ts'
import { id } from '../../core/id.ts'
import { recordTypes } from '../../core/record.ts'
import { whom } from './schema-broadcast.ts'
import { formKey } from './schema-form.ts'
import { stationOutcome } from './schema-sample.ts'
import { lookState } from './schema-look.ts'
import * as noun from './schema.ts'

const code = z.strictObject({ code: z.string() })
const reasoned = code.extend({ reason: z.string() })
const ofForm = formKey.extend({ sha256: z.string() })
const ofGroup = z.strictObject({ group: id })

/**
 * What poll watching writes into the record log. Words of groups and of the authority stay in rows, but for those that
 * were published; who observes where is in no body.
 */
export const records = recordTypes('pollwatch', {
  'observerGroup.applied': {
    en: 'A group of observers applied',
    ar: 'تقدّمت جماعة مراقبين بطلب',
    body: code,
    notable: true,
  },
  'observerGroup.accredited': {
    en: 'A group of observers was accredited',
    ar: 'اعتُمدت جماعة مراقبين',
    body: code,
    notable: true,
  },
  'observerGroup.refused': {
    en: 'A group of observers was refused',
    ar: 'رُفضت جماعة مراقبين',
    body: reasoned,
    notable: true,
  },
  'observerGroup.appealed': {
    en: 'A group of observers appealed',
    ar: 'تظلّمت جماعة مراقبين',
    body: code,
    notable: true,
  },
  'observerGroup.ended': {
    en: 'An accreditation was ended',
    ar: 'أُنهي اعتماد',
    body: reasoned,
    notable: true,
  },
  'observerGroup.withdrawn': {
    en: 'A group of observers withdrew',
    ar: 'انسحبت جماعة مراقبين',
    body: code,
  },
  'observerGroup.supported': {
    en: 'Support of a group of observers was noted',
    ar: 'سُجّل دعم لجماعة مراقبين',
    body: z.strictObject({
      what: noun.supportWhat,
      source: noun.supportSource,
      isNamed: z.boolean(),
      /** That whoever is named wants to be. */
      hasConsent: z.boolean().exactOptional(),
    }),
  },
  'observerGroup.supporterUnnamed': {
    en: 'A supporter of a group of observers is no longer named',
    ar: 'لم يعد داعم لجماعة مراقبين مذكورًا بالاسم',
    body: z.strictObject({ what: noun.supportWhat, source: noun.supportSource }),
  },
  'observerGroup.opened': {
    en: 'A group said when the authority sees what it sends',
    ar: 'حددت جماعة متى ترى السلطة ما ترسله',
    body: z.strictObject({ releases: noun.releases }),
  },
  'observerManager.named': {
    en: 'Somebody was named to manage a group of observers',
    ar: 'عُيّن مسؤول لجماعة مراقبين',
    body: ofGroup,
  },
  'observerManager.removed': {
    en: 'Somebody no longer manages a group of observers',
    ar: 'لم يعد أحدهم مسؤولًا عن جماعة مراقبين',
    body: ofGroup,
  },
  'observer.enrolled': { en: 'An observer was enrolled', ar: 'سُجّل مراقب', body: ofGroup },
  'observerFile.read': {
    en: 'A file of observers was read',
    ar: 'قُرئ ملف مراقبين',
    body: ofGroup.extend({ sha256: z.string(), rows: z.number().int() }),
  },
  'observerFile.dropped': {
    en: 'A file of observers was dropped',
    ar: 'أُهمل ملف مراقبين',
    body: ofGroup,
  },
  'observerFile.taken': {
    en: 'Observers of a file were enrolled',
    ar: 'سُجّل مراقبو ملف',
    body: ofGroup.extend({
      sha256: z.string(),
      added: z.number().int(),
      known: z.number().int(),
      wrong: z.number().int(),
    }),
  },
  'observers.enrolled': {
    en: 'Observers were enrolled from a file',
    ar: 'سُجّل مراقبون من ملف',
    body: ofGroup.extend({ file: id, observers: z.array(id) }),
  },
  'observer.ended': {
    en: 'An observer no longer observes',
    ar: 'لم يعد مراقب يراقب',
    body: ofGroup,
  },
  'observerCard.made': {
    en: 'A card was made that enrols the telephone of an observer',
    ar: 'أُعدّت بطاقة تسجّل هاتف مراقب',
    body: z.strictObject({ count: z.number().int(), expiresAt: z.string() }),
  },
  'observerPhone.enrolled': {
    en: 'The telephone of an observer was enrolled',
    ar: 'سُجّل هاتف مراقب',
    body: ofGroup,
  },
  'observerPhone.revoked': {
    en: 'Telephones of observers were revoked',
    ar: 'أُلغيت هواتف مراقبين',
    body: ofGroup.extend({ count: z.number().int() }),
  },
  'observer.called': {
    en: 'An observer was called',
    ar: 'جرى الاتصال بمراقب',
    body: z.strictObject({ outcome: noun.callOutcome }),
  },
  'watchEntry.received': {
    en: 'Messages of observers came',
    ar: 'وصلت رسائل مراقبين',
    body: z.strictObject({
      count: z.number().int(),
      list: z.array(z.tuple([id, noun.formPrefix, noun.entryState])),
    }),
  },
  'watchEntry.writtenDown': {
    en: 'A desk wrote down what an observer said in a call',
    ar: 'دوّن مكتب ما قاله مراقب في اتصال',
    body: z.strictObject({ form: noun.formPrefix, serial: noun.formSerial }),
  },
  'watchMessage.received': {
    en: 'A message of an observer came that is no form',
    ar: 'وردت رسالة من مراقب ليست استمارة',
    body: ofGroup,
  },
  'watchBroadcast.sent': {
    en: 'A group wrote to its observers',
    ar: 'كتبت جماعة إلى مراقبيها',
    body: z.strictObject({ group: id, whom, observers: count }),
  },
  'watchBroadcast.handedOver': {
    en: 'A message to observers went to telephones',
    ar: 'خرجت رسالة إلى هواتف المراقبين',
    body: z.strictObject({ sent: count, refused: count }),
  },
  'watchEntry.lookAsked': {
    en: 'A look at a site was asked for because of an entry',
    ar: 'طُلب فحص موقع بسبب إدخال',
    body: z.strictObject({ state: lookState }),
  },
  'watchPhoto.received': {
    en: 'A photo of an observer came',
    ar: 'وصلت صورة من مراقب',
    body: z.strictObject({
      entry: id,
      sha256: z.string(),
      /** Of what is kept, where the node took something out. */
      kept: z.string().optional(),
      size: z.number().int(),
      state: z.enum(['came', 'broken']),
    }),
  },
  'watchPhoto.announced': {
    en: 'Photos are to come behind an entry that came by message',
    ar: 'ستصل صور لإدخال وصل برسالة',
  },
  'watchPhoto.given': {
    en: 'A photo of an observer was looked at',
    ar: 'اطّلع أحدهم على صورة من مراقب',
  },
  'watchPhoto.offered': {
    en: 'A photo of an observer goes into the evidence',
    ar: 'تُدرج صورة من مراقب في الأدلة',
    body: z.strictObject({ entry: id, sha256: z.string() }),
  },
  'watchPhoto.kept': {
    en: 'A photo of an observer became evidence',
    ar: 'أصبحت صورة من مراقب دليلًا',
    body: z.strictObject({ item: id }),
  },
  'watchPhoto.dropped': {
    en: 'A photo of an observer was deleted by its group',
    ar: 'حذفت الجماعة صورة من مراقب',
  },
  'watchEntry.released': {
    en: 'An entry was handed on to the authority',
    ar: 'سُلّم إدخال إلى السلطة',
  },
  'watchEntry.calledBack': {
    en: 'Whoever sent an entry was called back',
    ar: 'جرى الاتصال بمن أرسل إدخالًا',
    body: z.strictObject({ outcome: noun.callOutcome, state: noun.entryState }),
  },
  'watchPlace.decided': {
    en: 'A person decided a value that observers differ about',
    ar: 'حسم شخص قيمة اختلف عليها المراقبون',
    body: z.strictObject({
      ...noun.placeKey.shape,
      tag: z.string(),
      value: z.number(),
      why: z.string(),
    }),
  },
  'form.proposed': {
    en: 'A form of observers was brought in',
    ar: 'أُدخلت استمارة للمراقبين',
    body: ofForm,
  },
  'form.released': {
    en: 'A form of observers was put in force',
    ar: 'أصبحت استمارة للمراقبين سارية',
    body: ofForm,
  },
  'form.dropped': {
    en: 'A form that was never in force was taken off',
    ar: 'حُذفت استمارة لم تسرِ قط',
    body: formKey,
  },
  'sample.drawn': {
    en: 'A group of observers drew its sample of stations',
    ar: 'سحبت جماعة مراقبين عينتها من المراكز',
    body: z.strictObject({
      election: z.string(),
      stations: z.number().int(),
      fingerprint: z.string(),
    }),
  },
  'silentStation.called': {
    en: 'A station from which nothing came was called',
    ar: 'جرى الاتصال بمركز لم يصل منه شيء',
    body: z.strictObject({ outcome: stationOutcome }),
  },
  'issue.opened': {
    en: 'A voting issue was opened',
    ar: 'فُتحت مشكلة تصويت',
    body: code.extend({ category: noun.category, severity: z.number().int() }),
    notable: true,
  },
  'issue.joined': {
    en: 'Another entry belongs to a voting issue',
    ar: 'أُلحق إدخال آخر بمشكلة تصويت',
    body: code.extend({ dueAt: z.string().optional() }),
  },
  'issue.confirmed': {
    en: 'A voting issue was confirmed',
    ar: 'تأكدت مشكلة تصويت',
    body: code.extend({ how: noun.confirmedHow, dueAt: z.string() }),
    notable: true,
  },
  'issue.read': {
    en: 'A second person read the words of a voting issue',
    ar: 'قرأ شخص ثانٍ كلمات مشكلة تصويت',
    body: code.extend({ takenOut: z.number().int() }),
  },
  'issue.answered': {
    en: 'The authority answered a voting issue',
    ar: 'أجابت السلطة عن مشكلة تصويت',
    body: code.extend({ answer: z.string() }),
    notable: true,
  },
  'issue.closed': {
    en: 'A voting issue was closed',
    ar: 'أُغلقت مشكلة تصويت',
    body: code,
    notable: true,
  },
  'issue.reopened': {
    en: 'A voting issue was opened again',
    ar: 'أُعيد فتح مشكلة تصويت',
    body: code.extend({ dueAt: z.string() }),
    notable: true,
  },
  'issue.rejected': {
    en: 'A voting issue was rejected',
    ar: 'رُفضت مشكلة تصويت',
    body: reasoned,
    notable: true,
  },
  'issues.alike': {
    en: 'Confirmed voting issues of one area are alike',
    ar: 'تشابهت مشكلات تصويت مؤكدة في منطقة',
    body: z.strictObject({
      category: noun.category,
      severity: z.number().int(),
      codes: z.array(z.string()),
    }),
  },
  'issues.published': {
    en: 'Files of voting issues were given out',
    ar: 'نُشرت ملفات مشكلات التصويت',
    body: z.strictObject({
      day: z.string(),
      asOf: z.string(),
      issues: z.number().int(),
      leftOut: z.number().int(),
      /** SHA-256 of `/issues.csv?day=…` and of `/issues.geojson?day=…`, hex. */
      csvHash: z.string(),
      geojsonHash: z.string(),
    }),
    public: true,
  },
})
