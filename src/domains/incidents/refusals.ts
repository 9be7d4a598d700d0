import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems } = refusals('incidents', {
  inCase: [
    403,
    'This belongs to a case: who has a seat there and opened its file does it. Ask whoever leads the case for a seat.',
    'هذا تابع لقضية: يقوم به من له مقعد فيها وفتح ملفها. اطلب مقعدًا ممن يقود القضية.',
  ],
  unknownIncident: [404, 'There is no such incident.', 'لا توجد حادثة كهذه.'],
  unknownTask: [404, 'There is no such task.', 'لا توجد مهمة كهذه.'],
  noArea: [404, 'This is no area.', 'هذه ليست منطقة.'],
  unknownEntry: [404, 'There is no such entry.', 'لا يوجد قيد كهذا.'],
  unknownPerson: [404, 'There is no such person at the desk.', 'لا يوجد شخص كهذا في المكتب.'],
  twoCases: [
    409,
    'These incidents belong to different cases. Who has a seat in all of them makes them one.',
    'هاتان الحادثتان تابعتان لقضيتين مختلفتين. يدمجهما من له مقعد فيهما جميعًا.',
  ],
  wrongStep: [
    409,
    'The incident is somewhere else by now. Look again.',
    'أصبحت الحادثة في مرحلة أخرى. انظر مجددًا.',
  ],
  reasonNeeded: [400, 'Say why.', 'اذكر السبب.'],
  factsMissing: [
    409,
    'Say first what kind of incident it is, what it is about, who leads it and whose clock its times come from.',
    'اذكر أولًا نوع الحادثة وما تتعلق به ومن يقودها ومصدر توقيتها.',
  ],
  tasksOpen: [
    409,
    'There are tasks that are not done: {count}. Do them, or take them off.',
    'توجد مهام لم تُنجز: {count}. أنجزها أو أزلها.',
  ],
  twoOffsets: [
    400,
    'The time carries another distance from UTC than the one beside it. Say one of them.',
    'في الوقت فرق عن التوقيت العالمي غير المذكور بجانبه. اذكر واحدًا منهما.',
  ],
  unknownPlaybook: [404, 'There is no such playbook.', 'لا يوجد دليل إجراءات كهذا.'],
  unknownRun: [404, 'No such playbook is gone through here.', 'لا يُنفَّذ هنا دليل كهذا.'],
  shippedPlaybook: [
    409,
    'This playbook ships with the product. Give yours an identifier of its own.',
    'هذا الدليل مرفق بالبرنامج. أعطِ دليلك معرّفًا خاصًا به.',
  ],
  olderPlaybook: [
    409,
    'A version of this playbook that is as new is there already.',
    'توجد نسخة من هذا الدليل بالحداثة نفسها أو أحدث.',
  ],
  notAPlaybook: [
    400,
    'This is no playbook of CACAO 2.0: {reason}, at {at}.',
    'هذا ليس دليل إجراءات وفق CACAO 2.0: {reason}، عند {at}.',
  ],
  pastPlaybook: [
    409,
    'This playbook is revoked, or this is not its time.',
    'أُلغي هذا الدليل أو أن هذا ليس وقته.',
  ],
  playbookRuns: [
    409,
    'This playbook is being gone through here already.',
    'يجري تنفيذ هذا الدليل هنا بالفعل.',
  ],
  endlessPlaybook: [
    409,
    'This playbook goes in circles without waiting for anybody, or asks for too much at once.',
    'يدور هذا الدليل في حلقة دون انتظار أحد، أو يطلب الكثير دفعة واحدة.',
  ],
  runOver: [409, 'This playbook has ended here.', 'انتهى هذا الدليل هنا.'],
  ofPlaybook: [
    409,
    'This is a step of a playbook: answer it, or stop the playbook.',
    'هذه خطوة من دليل إجراءات: أجب عنها أو أوقف الدليل.',
  ],
  answerNeeded: [400, 'Choose one of the answers of this step.', 'اختر إحدى إجابات هذه الخطوة.'],
  taskTaken: [409, 'Somebody has this task already.', 'هذه المهمة لدى شخص بالفعل.'],
  unknownFile: [
    404,
    'There is no such file here, or somebody else looks at it.',
    'لا يوجد ملف كهذا هنا، أو أن شخصًا آخر يعاينه.',
  ],
  fileTaken: [409, 'This file was taken already.', 'أُدخل هذا الملف بالفعل.'],
  nothingToTake: [
    409,
    'Nothing of this file is new: there is no row to take.',
    'لا جديد في هذا الملف: لا صف لإدخاله.',
  ],
  noRoomForRows: [
    409,
    'The timeline takes {left} more entries, and the file has {rows}. Nothing was taken: send fewer rows.',
    'يتسع التسلسل الزمني لـ{left} قيدًا آخر وفي الملف {rows}. لم يُدخل شيء: أرسل صفوفًا أقل.',
  ],
  over: [409, 'This incident is over.', 'انتهت هذه الحادثة.'],
  taskDone: [409, 'This task is done already.', 'أُنجزت هذه المهمة بالفعل.'],
  unknownWords: [
    404,
    'There are no such words in the incident, or they are erased.',
    'لا توجد كلمات كهذه في الحادثة أو أنها مُحيت.',
  ],
  erasureAsked: [
    409,
    'It was asked already that these words be erased.',
    'طُلب محو هذه الكلمات بالفعل.',
  ],
  sameIncident: [409, 'An incident cannot become a part of itself.', 'لا تُدمج حادثة في نفسها.'],
  tooMany: [409, 'No more of these: at most {most}.', 'لا مزيد منها: الحد الأقصى {most}.'],
})
