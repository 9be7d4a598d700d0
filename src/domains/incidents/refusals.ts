import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems } = refusals('incidents', {
  unknownIncident: [404, 'There is no such incident.', 'لا توجد حادثة كهذه.'],
  unknownTask: [404, 'There is no such task.', 'لا توجد مهمة كهذه.'],
  unknownEntry: [404, 'There is no such entry.', 'لا يوجد قيد كهذا.'],
  unknownPerson: [404, 'There is no such person at the desk.', 'لا يوجد شخص كهذا في المكتب.'],
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
  over: [409, 'This incident is over.', 'انتهت هذه الحادثة.'],
  taskDone: [409, 'This task is done already.', 'أُنجزت هذه المهمة بالفعل.'],
  sameIncident: [409, 'An incident cannot become a part of itself.', 'لا تُدمج حادثة في نفسها.'],
  tooMany: [409, 'No more of these: at most {most}.', 'لا مزيد منها: الحد الأقصى {most}.'],
})
