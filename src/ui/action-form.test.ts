import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { line } from '../core/line.ts'
import type { View } from '../core/slice.ts'
import { defineTexts, text } from '../core/text.ts'
import { actionFields, actionForm } from './action-form.ts'

const texts = defineTexts('sample-form', {
  name: { en: 'Name', ar: 'الاسم' },
  nameHint: { en: 'As people call it', ar: 'كما يسميه الناس' },
  kind: { en: 'Kind', ar: 'النوع' },
  school: { en: 'School', ar: 'مدرسة' },
  hall: { en: 'Hall', ar: 'قاعة' },
  seats: { en: 'Seats', ar: 'المقاعد' },
  share: { en: 'Share', ar: 'النسبة' },
  mail: { en: 'E-mail', ar: 'البريد' },
  web: { en: 'Website', ar: 'الموقع' },
  isOpen: { en: 'It is open', ar: 'مفتوح' },
  area: { en: 'Area', ar: 'المنطقة' },
  note: { en: 'Note', ar: 'ملاحظة' },
  add: { en: 'Add', ar: 'أضف' },
})

const action = {
  input: z.strictObject({
    parent: z.string(),
    name: line(100),
    kind: z.enum(['school', 'hall']).default('hall'),
    seats: z.number().int().min(1),
    share: z.number().nullable().default(null),
    mail: z.email().max(200).optional(),
    web: z.url().optional(),
    isOpen: z.boolean(),
    area: z.string().max(200),
    note: z.string().optional(),
    code: z.string().optional(),
  }),
}

function viewWith(refused: View['refused'] = null): View {
  return { t: text('en'), refused, newKey: () => 'key' } as View
}

const props = {
  name: 'add',
  action,
  labels: texts,
  hidden: { parent: '/1/' },
  without: ['code'],
  choices: { kind: texts, area: [{ value: '/2/', label: 'North' }] },
  looks: { note: { rows: 3 } },
  values: { name: 'Town "hall"' },
} as const

const drawn = (refused: View['refused'] = null) =>
  new Map(
    actionFields(viewWith(refused), props).map((field) => {
      const markup = String(field)
      return [/ name="([^"]*)"/.exec(markup)?.[1] ?? '', markup] as const
    }),
  )

test('a form has its action’s fields in the input’s order, and sends along what nobody sees', () => {
  const names = ['name', 'kind', 'seats', 'share', 'mail', 'web', 'isOpen', 'area', 'note']
  assert.deepEqual([...drawn().keys()], names)
  const form = String(actionForm(viewWith(), { ...props, button: texts.add }))
  assert.match(form, /<input type="hidden" name="parent" value="\/1\/">/)
  assert.match(form, /<button class="button">Add<\/button>/)
})

test('the kind of each field follows from its schema', () => {
  const fields = drawn()
  const expected: [name: string, markup: RegExp][] = [
    ['name', /type="text" value="Town &quot;hall&quot;" dir="auto" maxlength="100"/],
    ['kind', /<select [^>]*><option value="school">School<\/option><option value="hall" selected>/],
    ['seats', /dir="ltr" inputmode="numeric" class="short"/],
    ['share', /inputmode="decimal"/],
    ['mail', /type="email" value="" dir="ltr" maxlength="200"/],
    ['web', /type="url"/],
    ['isOpen', /type="checkbox" name="isOpen" value="true">/],
    ['area', /<select [^>]*><option value="">Choose one<\/option><option value="\/2\/">North/],
    ['note', /<textarea [^>]*rows="3"/],
  ]
  for (const [name, markup] of expected) assert.match(fields.get(name) ?? '', markup, name)
})

test('what may be left out says so, and a hint stands with its field', () => {
  const fields = drawn()
  const optional = [...fields].filter(([, markup]) => markup.includes('(optional)'))
  assert.deepEqual(
    optional.map(([name]) => name),
    ['share', 'mail', 'web', 'note'],
  )
  assert.match(fields.get('name') ?? '', /<p class="hint" [^>]*>As people call it<\/p>/)
})

test('a refused form keeps what was typed and says at the field what is wrong', () => {
  const refused = {
    form: 'add',
    values: { name: '', seats: 'many' },
    problem: { message: '', fields: [{ path: 'seats', message: 'Write a number.' }] },
  } as unknown as View['refused']
  const fields = drawn(refused)
  assert.match(fields.get('seats') ?? '', /Write a number\..*value="many"/)
  assert.match(fields.get('name') ?? '', /value=""/)
})

test('a field without a label or fixed values without words are found by whoever draws the form', () => {
  const { labels: _, ...rest } = props
  const { seats: __, ...labels } = texts
  // @ts-expect-error a label is missing
  assert.throws(() => actionFields(viewWith(), { ...rest, labels }), /no label for seats/)
  const wordless = { ...props, choices: {} }
  assert.throws(() => actionFields(viewWith(), wordless), /no words for kind: school/)
})

test('an input within another is sent by the way to it', () => {
  const [field] = actionFields(viewWith(), {
    name: 'add',
    prefix: 'permission.',
    action: { input: z.strictObject({ days: z.number().int() }) },
    labels: { days: texts.seats },
    values: { days: 90 },
  })
  assert.match(String(field), /id="add-permission-days" name="permission\.days"[^>]* value="90"/)
})
