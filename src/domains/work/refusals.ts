import { refusals } from '../../core/refusals.ts'

/** Everything that this slice refuses, by name. */
export const { refusal, problems } = refusals('work', {
  takenByOther: [409, 'Somebody else has this in hand already.', 'شخص آخر يتولى هذا بالفعل.'],
  notYours: [409, 'You do not have this in hand.', 'أنت لا تتولى هذا.'],
  unknownPerson: [404, 'There is no such person at the desk.', 'لا يوجد شخص كهذا في المكتب.'],
})
