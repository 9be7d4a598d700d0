import type { Reading, Thing } from '../../../lib/html/index.ts'
import type { Draft } from './item.ts'
import { isSecretField } from './judge-forms.ts'
import { itemOf } from './judge-things.ts'
import type { Profile } from './profile.ts'
import { WHO } from './texts/field-words.ts'
import { patternOf, plainText } from './words-of.ts'

/** Names of fields for the number by which a state or a register knows a person. */
const NUMBER =
  /voter[_ -]?(?:id|no|num|card)|\bid[_ -]?(?:no|num|card)|identi(?:ty|dad|te|fic)|\b(?:dni|nie|curp|cpf|nric|nin|inn|snils|pesel|cnic|nik|rut)\b|cedula|aadhaar|passport|pasaporte|passeport|ausweis|document[_ -]?(?:no|num)|steuer|tax[_ -]?id|паспорт|снилс|هوية|جواز|身份证|证件/i
/** Names of fields for who somebody is. */
const PERSON =
  /(?:^|[:_ -])(?:full|first|last|family|given|sur)?[_ -]?name\b|birth|\bdob\b|bday|nombre|apellido|nom\b|prenom|naissance|nacimiento|vorname|nachname|geburt|nome|nascimento|имя|фамил|рожд|اسم|ميلاد|姓名|生日/i

const who = patternOf(WHO)

/** Whether the words by which a field asks are for who somebody is, or for what only he should know. */
const asksWho = ({ key, words = '' }: Thing): boolean =>
  !CHOSEN.test(key) && who.test(plainText(words))
/** Fields in which nothing is written. */
const CHOSEN = /^(?:checkbox|radio|submit|button|image|reset|range|hidden):/

/**
 * A new field that asks who somebody is, or is called after the number of a person on a page that asks who he is: together
 * they are what is stolen. Secret fields are judged where all fields are.
 */
export function judgeFields({ things, limits }: Profile, { inventories }: Reading): Draft[] {
  if (limits.has('field')) return []
  const all = [...inventories.field.values()]
  const isPersonal = all.some(isOfPerson)
  const fresh = all.filter(
    (thing) =>
      (asksWho(thing) || (isPersonal && isNumber(thing))) &&
      !isSecretField(thing.key) &&
      !things.get('field')?.has(thing.key),
  )
  const known = things.get('field')
  const twins = all.filter(({ key }) => !known?.has(key) && hasSeenTwin(key, known))
  return [
    ...fresh.map((thing) => itemOf(thing, { level: 'H', code: 'secret_field' })),
    ...twins.map((thing) => itemOf(thing, { level: 'H', code: 'preset' })),
  ]
}

/** Fields in which a visitor chooses or writes. */
const ANSWERS = ['select', 'radio', 'text', 'date', 'number', 'email', 'tel', 'textarea']

/** Whether a field that nobody sees answers for one that everybody saw, under its name. */
function hasSeenTwin(key: string, known: ReadonlyMap<string, unknown> | undefined): boolean {
  const name = /^hidden:(.+)$/s.exec(key)?.[1]
  return name !== undefined && ANSWERS.some((type) => known?.has(`${type}:${name}`))
}

function isNumber({ key }: Thing): boolean {
  return NUMBER.test(key.replace(/([a-z])([A-Z])/g, '$1 $2'))
}

function isOfPerson({ key }: Thing): boolean {
  return PERSON.test(key.replace(/([a-z])([A-Z])/g, '$1 $2')) && !NUMBER.test(key)
}
