import { refusals } from '../../core/refusals.ts'

/** What analysis and attribution refuse, by name. */
export const { refusal, found, problems } = refusals('cases', {
  unknownPivot: [404, 'There is no such pivot.', 'لا يوجد ربط كهذا.'],
  unknownSource: [404, 'There is no such source.', 'لا يوجد مصدر كهذا.'],
  unknownHypothesis: [404, 'There is no such hypothesis.', 'لا توجد فرضية كهذه.'],
  unknownRow: [404, 'There is no such row.', 'لا يوجد صف كهذا.'],
  unknownItemOfCase: [
    404,
    'There is no such item of evidence in the incidents of this case.',
    'لا يوجد دليل كهذا في حوادث هذه القضية.',
  ],
  unknownAttribution: [404, 'There is no such attribution.', 'لا يوجد إسناد كهذا.'],
  tooManyOfThese: [409, 'No more of these: at most {most}.', 'لا مزيد منها: الحد الأقصى {most}.'],
  sameOrigin: [
    409,
    'The second source has it from the same origin. Two of one origin count once.',
    'للمصدر الثاني الأصل نفسه. المصدران من أصل واحد يُحسبان مصدرًا واحدًا.',
  ],
  matrixIncomplete: [
    409,
    'Name two hypotheses at least, and add a row.',
    'سمِّ فرضيتين على الأقل وأضف صفًا.',
  ],
  matrixUnchanged: [
    409,
    'Nothing is new since the last round began: its scores stand.',
    'لا جديد منذ بدأت الجولة الأخيرة: تقييماتها قائمة.',
  ],
  noRound: [
    409,
    'Scoring has not begun, or it began anew. Look again.',
    'لم يبدأ التقييم، أو بدأ من جديد. انظر مجددًا.',
  ],
  sawScores: [
    403,
    'You could read the scores of this round before you were to score it. Another analyst scores.',
    'كان بإمكانك قراءة تقييمات هذه الجولة قبل أن تُكلَّف بتقييمها. يقيّم محلل آخر.',
  ],
  handedIn: [409, 'You have handed in these scores.', 'لقد سلّمت هذه التقييمات.'],
  cellsMissing: [
    409,
    'Cells that are not marked yet: {count}. Mark them first.',
    'خانات لم تُقيَّم بعد: {count}. قيّمها أولًا.',
  ],
  attributionMoved: [
    409,
    'The attribution is no longer as you read it. Look again.',
    'لم يعد الإسناد كما قرأته. انظر مجددًا.',
  ],
  notDraft: [409, 'This attribution is no draft of yours.', 'هذا الإسناد ليس مسودة لك.'],
  notProposed: [
    409,
    'This attribution does not wait for a second person.',
    'لا ينتظر هذا الإسناد شخصًا ثانيًا.',
  ],
  notDecided: [409, 'This attribution is not in force.', 'هذا الإسناد غير نافذ.'],
  groundsMissing: [
    409,
    'This level needs more. What is missing stands with the attribution.',
    'يحتاج هذا المستوى إلى المزيد. ما ينقص مذكور مع الإسناد.',
  ],
  sameTeam: [403, 'Somebody of another team must decide this.', 'يجب أن يقرر هذا شخص من فريق آخر.'],
  namesUnread: [
    409,
    'Read the free words, and say that they name no natural person.',
    'اقرأ النص الحر، ثم أكّد أنه لا يسمّي شخصًا طبيعيًا.',
  ],
  passkeyNeeded: [
    409,
    'You sign this with your passkey: use the button of the page, with scripts allowed.',
    'توقّع هذا بمفتاح مرورك: استخدم زر الصفحة مع السماح بالنصوص البرمجية.',
  ],
})
