import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, found, problems } = refusals('exercises', {
  running: [409, 'There is an exercise already. Remove it first.', 'هناك تمرين بالفعل. أزله أولًا.'],
  none: [404, 'There is no exercise.', 'لا يوجد تمرين.'],
  wrongState: [409, 'The state of the exercise does not allow this.', 'حالة التمرين لا تسمح بذلك.'],
  onlyActual: [
    409,
    'An exercise is started and removed outside of it.',
    'يُبدأ التمرين ويُزال من خارجه.',
  ],
  onlyExercise: [409, 'This can be done inside an exercise only.', 'لا يمكن ذلك إلا داخل تمرين.'],
  unknownIncident: [404, 'There is no such incident.', 'لا توجد حادثة كهذه.'],
  unknownButton: [404, 'There is no such button.', 'لا يوجد زر كهذا.'],
})
