import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems } = refusals('cases', {
  unknownCase: [404, 'There is no such case.', 'لا توجد قضية كهذه.'],
  unknownIncident: [404, 'There is no such incident.', 'لا توجد حادثة كهذه.'],
  unknownPerson: [
    404,
    'There is nobody of that role here who could have this seat.',
    'لا يوجد شخص بهذا الدور يمكنه شغل هذا المقعد.',
  ],
  unknownSeat: [404, 'There is no such seat.', 'لا يوجد مقعد كهذا.'],
  fileClosed: [
    403,
    'Open the file of the case first, and say why.',
    'افتح ملف القضية أولًا واذكر السبب.',
  ],
  noMember: [
    403,
    'Only a person with a seat in the case can do this.',
    'لا يستطيع ذلك إلا شخص له مقعد في القضية.',
  ],
  disclosedOnly: [
    403,
    'Counsel sees what was disclosed, and nothing else of the case.',
    'يرى المحامي ما أُفصح عنه ولا شيء غيره من القضية.',
  ],
  unknownItem: [404, 'The case has no such piece of evidence.', 'لا يوجد دليل كهذا في القضية.'],
  unknownWords: [
    404,
    'There are no such words in the case, or they are erased.',
    'لا توجد كلمات كهذه في القضية أو أنها مُحيت.',
  ],
  unknownObservation: [404, 'There is no such observation.', 'لا توجد ملاحظة كهذه.'],
  notMapped: [409, 'It has no technique yet.', 'لم تُحدَّد تقنيتها بعد.'],
  wrongSeat: [
    403,
    'Your seat in this case does not allow this.',
    'مقعدك في هذه القضية لا يسمح بذلك.',
  ],
  ownSeat: [403, 'Somebody else must give you this seat.', 'يجب أن يمنحك هذا المقعد شخص آخر.'],
  lastLead: [
    409,
    'Nobody would be left who leads the case. Give somebody else a seat first.',
    'لن يبقى من يقود القضية. امنح مقعدًا لشخص آخر أولًا.',
  ],
  seatTaken: [409, 'This person has this seat already.', 'لهذا الشخص هذا المقعد بالفعل.'],
  over: [409, 'This case is over.', 'انتهت هذه القضية.'],
  onHold: [409, 'This case is on hold. Go on with it first.', 'هذه القضية معلّقة. استأنفها أولًا.'],
  wrongStep: [
    409,
    'The case is somewhere else by now. Look again.',
    'أصبحت القضية في مرحلة أخرى. انظر مجددًا.',
  ],
  gateOpen: [409, 'Step {step} is open: it comes first.', 'الخطوة {step} مفتوحة: هي أولًا.'],
  gateLacks: [
    409,
    'What step {step} asks for is not there yet.',
    'ما تطلبه الخطوة {step} غير موجود بعد.',
  ],
  neverWaived: [409, 'This step is never waived.', 'لا يُتخلّى عن هذه الخطوة أبدًا.'],
  stepPassed: [409, 'This step is behind the case already.', 'تجاوزت القضية هذه الخطوة بالفعل.'],
  stepOpen: [409, 'This step is open anyway.', 'هذه الخطوة مفتوحة أصلًا.'],
  guardLacks: [
    409,
    'What this step of the case asks for is not there yet.',
    'ما تطلبه هذه المرحلة من القضية غير موجود بعد.',
  ],
  reasonNeeded: [400, 'Say why.', 'اذكر السبب.'],
  lastIncident: [
    409,
    'A case stands on an incident at least.',
    'تقوم القضية على حادثة واحدة على الأقل.',
  ],
  sameCase: [409, 'A case cannot become a part of itself.', 'لا تُدمج قضية في نفسها.'],
  tooMany: [409, 'No more of these: at most {most}.', 'لا مزيد منها: الحد الأقصى {most}.'],
  notClosed: [409, 'Only a closed case is reviewed.', 'لا تُراجع إلا قضية مغلقة.'],
})
