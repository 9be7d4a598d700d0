// What forms and lists of windows have in common: from when until when, in days of freeze all the same, and how far one is.
import { civilAt } from '../../../core/civil-day.ts'
import type { View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { addMs, type Time } from '../../../core/time.ts'
import { badge } from '../../../ui/badge.ts'
import { checkbox, momentField } from '../../../ui/field.ts'
import { fieldStates } from '../../../ui/form.ts'
import type { Content } from '../../../ui/html.ts'
import type { MaintenanceRow } from '../store/maintenance.ts'
import { maintenanceTexts as texts } from '../texts/maintenance.ts'

/** From when until when, and, where it was refused for days of freeze, that it has to be. */
export function windowFields(
  view: View,
  {
    form,
    usualMs,
    untilHint,
  }: { readonly form: string; readonly usualMs: number; readonly untilHint: Message },
): { readonly times: Content; readonly despite: Content } {
  const { t, node, now, refused } = view
  const field = fieldStates(form, refused)
  const until = civilAt(addMs(now, usualMs), node.zone)
  const isFrozen = refused?.form === form && refused.problem?.code === 'monitoring.in_freeze'
  const times = [
    momentField(t, {
      ...field('from'),
      label: t(texts.maintenanceFrom),
      hint: t(texts.maintenanceFromHint, { zone: node.zone }),
      isOptional: true,
    }),
    momentField(t, {
      ...field('until', until),
      label: t(texts.maintenanceTo),
      hint: t(untilHint),
    }),
  ]
  const despite =
    isFrozen &&
    checkbox({
      ...field('despiteFreeze'),
      value: 'true',
      label: t(texts.despiteFreeze),
      isChecked: false,
    })
  return { times, despite }
}

/** How far a window is. */
export function windowState(
  { t, now }: View,
  { fromAt, untilAt, endedAt }: Pick<MaintenanceRow, 'fromAt' | 'untilAt' | 'endedAt'>,
): Content {
  if (endedAt !== null) return t(texts.windowEnded)
  if (untilAt <= now) return t(texts.windowOver)
  if (fromAt > now) return t(texts.windowPlanned)
  return badge('info', 'dash', t(texts.windowNow))
}

/** A sentence with the time until when a window lasts: the clock alone on its day. */
export function untilWords({ t, node, now }: View, words: Message<'time'>, untilAt: Time): string {
  const { zone } = node
  const isToday = t.date(untilAt, zone) === t.date(now, zone)
  return t(words, { time: isToday ? t.clock(untilAt, zone) : t.dateTime(untilAt, zone) })
}
