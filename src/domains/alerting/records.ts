import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'
import { step } from './reach.ts'
import { cardTexts } from './symptoms.ts'
import { target } from './target.ts'
import { recordTitles as titles } from './texts/records.ts'

const text = z.string()
const maybe = text.exactOptional()
const number = z.number()
const areas = z.array(text)

/** A version of an alert that went out, or its end. */
const released = z.object({
  revision: number,
  eventCode: text,
  severity: text,
  areas,
  /** Stations that it goes to. */
  count: number,
  hash: text,
  sha256: text,
  /** Of the message for voters, where it is another one. */
  publicSha256: maybe,
  expires: text,
  /** Null for an end from before this was recorded. */
  way: text.nullable(),
  proposedBy: text,
  /** `finding:<id>` or another reason that a machine had. */
  origin: maybe,
  order: maybe,
  /** Why one person alone released it. */
  breakGlass: maybe,
  /** Why it was taken back, or all clear was said, although a finding behind it was open. */
  despite: maybe,
})

const withoutWay = released.omit({ way: true })

/** As it was written before the way was: only a standing order or two persons sent a version out. */
const releasedOnce = withoutWay.transform((old) => ({
  ...old,
  way: old.order === undefined ? 'proposed' : 'order',
}))

/** An end of then had been proposed, or was prepared. */
const endedOnce = withoutWay.transform((old) => ({ ...old, way: null }))

const receipts = z.object({
  revision: number,
  /** Station, device, when. */
  list: z.array(z.tuple([text, text, text])),
})

/** What a station reported, or the answer by which it asked for help. */
const aboutProblem = z.object({ station: text, symptom: maybe, answer: maybe })

/** Whose contact it is and of which kind; addresses stay in the rows. */
const contact = z.object({
  owner: maybe,
  ownerKind: maybe,
  station: text.nullable().exactOptional(),
  channel: maybe,
  isConfirmed: z.boolean().exactOptional(),
  isGone: z.boolean().exactOptional(),
})

/** What a card of stations says now. */
const cardWords = { number, texts: cardTexts, revision: number }

/** How many persons were told, by how many contacts. */
const told = { persons: number, told: number }

/** What alerting writes into the record log. */
export const records = recordTypes('alerting', {
  'alert.drafted': {
    ...titles['alert.drafted'],
    body: z.object({ eventCode: text, severity: text, areas, origin: maybe }),
  },
  'alert.revised': {
    ...titles['alert.revised'],
    body: z.object({ eventCode: text, severity: text, areas }),
  },
  'alert.proposed': {
    ...titles['alert.proposed'],
    body: z.object({ revision: number, end: maybe, confirmed: z.array(text) }),
  },
  'alert.rejected': {
    ...titles['alert.rejected'],
    body: z.object({ revision: number, reason: text }),
  },
  'alert.withdrawn': {
    ...titles['alert.withdrawn'],
    /** `findings` where the node did it because every finding behind the draft was over. */
    body: z.object({ why: maybe }),
  },
  'alert.tried': {
    ...titles['alert.tried'],
    /** How many own contacts of the actor, and of which kinds; addresses stay in the rows. */
    body: z.object({ told: number, channels: z.array(text) }),
  },
  'alert.redrafted': titles['alert.redrafted'],
  'alert.issued': { ...titles['alert.issued'], body: released, was: [releasedOnce] },
  'alert.updated': { ...titles['alert.updated'], body: released, was: [releasedOnce] },
  'alert.cleared': { ...titles['alert.cleared'], body: released, was: [endedOnce] },
  'alert.cancelled': { ...titles['alert.cancelled'], body: released, was: [endedOnce] },
  'alert.expired': { ...titles['alert.expired'], body: z.object({ revision: number, areas }) },
  'alert.reviewed': titles['alert.reviewed'],
  'alert.noted': {
    ...titles['alert.noted'],
    /** How it ended, where it is over by more than being closed; earlier records are of closed ones alone. */
    body: z.object({ finding: text, isClosed: z.boolean(), how: maybe }),
  },
  'alert.published': {
    ...titles['alert.published'],
    body: z.object({ epoch: text, seq: number, revision: number, kind: text }),
  },
  'alert.delivered': { ...titles['alert.delivered'], body: receipts },
  'alert.seen': { ...titles['alert.seen'], body: receipts },
  'alert.acknowledged': {
    ...titles['alert.acknowledged'],
    body: z.object({
      station: text,
      revision: number,
      answer: text,
      device: text,
      channel: maybe,
      capturedAt: text,
    }),
  },
  'alert.escalated': {
    ...titles['alert.escalated'],
    body: z.object({
      revision: number,
      step: number,
      occurrence: number,
      channel: text,
      target: text,
      count: number,
      station: maybe,
    }),
  },
  'alert.askedAgain': {
    ...titles['alert.askedAgain'],
    body: z.object({ revision: number, count: number }),
  },
  'alert.everybodyTold': {
    ...titles['alert.everybodyTold'],
    body: z.object({ revision: number, persons: number, told: number }),
  },
  'receipt.refused': {
    ...titles['receipt.refused'],
    /** Station and code of the refusal. Written by earlier versions alone; today `station.answersRefused` tells it. */
    body: z.object({ count: number, list: z.array(z.tuple([text, text])) }),
  },
  'release.refused': { ...titles['release.refused'], body: z.object({ code: text, via: maybe }) },
  'refusal.noted': { ...titles['refusal.noted'], body: z.object({ by: text }) },
  'order.proposed': {
    ...titles['order.proposed'],
    body: z.union([
      z.object({ site: text.nullable(), eventCode: text, severity: text, areas, until: text }),
      z.object({ site: text.nullable(), target, again: z.literal(true) }),
    ]),
  },
  'order.approved': titles['order.approved'],
  'order.revoked': titles['order.revoked'],
  'order.suspended': { ...titles['order.suspended'], body: z.object({ site: text, target }) },
  'order.retargeted': { ...titles['order.retargeted'], body: z.object({ target, orders: number }) },
  'plan.changed': {
    ...titles['plan.changed'],
    body: z.union([step, z.object({ isRemoved: z.literal(true) })]),
  },
  'card.issued': { ...titles['card.issued'], body: z.object({ station: text, codes: number }) },
  'route.added': { ...titles['route.added'], body: contact },
  'route.confirmed': {
    ...titles['route.confirmed'],
    body: z.object({ owner: maybe, ownerKind: maybe, channel: text }),
  },
  'route.removed': { ...titles['route.removed'], body: contact },
  'route.kept': { ...titles['route.kept'], body: contact },
  'route.tried': {
    ...titles['route.tried'],
    body: z.object({
      purpose: text,
      outcome: text,
      fault: text.nullable(),
      status: number.nullable(),
      ms: number,
    }),
  },
  'route.failing': {
    ...titles['route.failing'],
    body: z.object({ fault: text.nullable(), status: number.nullable(), told: number }),
  },
  'route.recovered': titles['route.recovered'],
  'route.forgotten': titles['route.forgotten'],
  'route.gathered': { ...titles['route.gathered'], body: z.object({ changed: number }) },
  'message.handedOver': {
    ...titles['message.handedOver'],
    body: z.object({
      revision: number,
      channel: text,
      sent: number,
      refused: number,
      failed: number,
    }),
  },
  'sms.claimed': {
    ...titles['sms.claimed'],
    body: z.object({
      count: number,
      /** Message, why it proves nothing, and the station that it names. */
      list: z.array(z.tuple([text, text, text.nullable()])),
    }),
  },
  'sms.refused': { ...titles['sms.refused'], body: z.object({ count: number }) },
  'sms.claimsForgotten': { ...titles['sms.claimsForgotten'], body: z.object({ count: number }) },
  'station.answersRefused': {
    ...titles['station.answersRefused'],
    body: z.object({ device: text, hour: text, tooMany: number, notMeant: number }),
  },
  'station.problemReported': {
    ...titles['station.problemReported'],
    body: z.object({ station: text, symptom: text, capturedAt: text }),
  },
  'station.problemTaken': {
    ...titles['station.problemTaken'],
    body: z.object({ station: text, owner: text }),
  },
  'station.problemGivenBack': {
    ...titles['station.problemGivenBack'],
    body: z.object({ station: text }),
  },
  'station.problemSettled': { ...titles['station.problemSettled'], body: aboutProblem },
  'station.problemReopened': { ...titles['station.problemReopened'], body: aboutProblem },
  'station.called': {
    ...titles['station.called'],
    body: z.object({ station: text, result: text }),
  },
  'station.callTakenBack': {
    ...titles['station.callTakenBack'],
    body: z.object({ station: text }),
  },
  'symptom.changed': {
    ...titles['symptom.changed'],
    body: z.object({ ...cardWords, isHidden: z.boolean() }),
    notable: true,
  },
  'symptom.added': {
    ...titles['symptom.added'],
    body: z.object({ ...cardWords, event: text }),
    notable: true,
  },
  'symptom.moved': { ...titles['symptom.moved'], body: z.object({ place: number }) },
  'stream.opened': { ...titles['stream.opened'], body: z.object({ epoch: text }) },
  'stream.renewed': { ...titles['stream.renewed'], body: z.object({ epoch: text }) },
  'account.personTold': {
    ...titles['account.personTold'],
    body: z.object({ ...told, event: text, what: maybe, count: number.exactOptional() }),
  },
  'ending.everybodyTold': {
    ...titles['ending.everybodyTold'],
    body: z.object({ ...told, event: text }),
  },
  'damage.everybodyTold': { ...titles['damage.everybodyTold'], body: z.object(told) },
})
