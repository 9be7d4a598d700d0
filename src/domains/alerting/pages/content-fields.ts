// What the fields of an alert are called and how their values are said, for whoever writes it and whoever reads it.
import type { Message } from '../../../core/text.ts'
import type { Content } from '../content.ts'
import { texts } from '../texts/alerts.ts'
import * as words from '../texts/values.ts'

export type Words = Readonly<Record<string, Message>>

/** What a field is called, and the words of its values where they are names of the standard. */
export type Field = readonly [label: Message, words?: Words]

/** Every field besides lifetime, texts and areas; one that is forgotten here does not compile. */
export const FIELDS: Readonly<
  Record<
    Exclude<
      keyof Content,
      | 'lifetimeMinutes'
      | 'texts'
      | 'publicTexts'
      | 'cancelTexts'
      | 'clearTexts'
      | 'areas'
      | 'site'
      | 'siteName'
      | 'siteHost'
      | 'resource'
      | 'shape'
    >,
    Field
  >
> = {
  scope: [texts.scope, words.scopeWords],
  severity: [texts.severity, words.severityWords],
  urgency: [texts.urgency, words.urgencyWords],
  certainty: [texts.certainty, words.certaintyWords],
  eventCode: [texts.event, words.eventWords],
  answers: [texts.answersOffered, words.answerWords],
  roles: [texts.roles, words.roleWords],
  contact: [texts.contact],
  web: [texts.web],
  senderName: [texts.senderName],
  source: [texts.source],
  note: [texts.note],
  restriction: [texts.restriction],
  addresses: [texts.addresses],
  audience: [texts.audience],
  effective: [texts.effective],
  onset: [texts.onset],
  category: [texts.category, words.categoryWords],
  responseType: [texts.response, words.responseWords],
  incidents: [texts.incidents],
  code: [texts.codes],
  eventCodes: [texts.eventCodes],
  parameters: [texts.parameters],
}

export const RESOURCE: Readonly<Record<keyof NonNullable<Content['resource']>, Field>> = {
  resourceDesc: [texts.resource],
  mimeType: [texts.mimeType],
  size: [texts.fileSize],
  uri: [texts.fileUri],
  derefUri: [texts.fileContent],
  digest: [texts.fileDigest],
}

export const SHAPE: Readonly<Record<keyof NonNullable<Content['shape']>, Field>> = {
  areaDesc: [texts.shape],
  polygon: [texts.polygon],
  circle: [texts.circle],
  geocode: [texts.geocode],
  altitude: [texts.altitude],
  ceiling: [texts.ceiling],
}

/** What the fields of the form are called where it was refused; words of a language are named with it. */
export const CONTENT_LABELS: Readonly<Record<string, Message>> = {
  ...Object.fromEntries(
    Object.entries({ ...FIELDS, ...RESOURCE, ...SHAPE }).map(([name, [label]]) => [name, label]),
  ),
  lifetimeMinutes: texts.lifetime,
  areas: texts.areas,
  site: texts.site,
}
