// What a realm reaches the world with: looks, mail, SMS, web push and webhooks. In the exercise what is sent goes into a sink.
import { readFileSync } from 'node:fs'
import type { RealmFacts } from '../core/action.ts'
import type { Config } from '../core/config.ts'
import type { Apart, Mail, Push, Sms, TimeStamps, Webhook } from '../core/port.ts'
import type { Threads } from './apart/index.ts'
import type { openKeys } from './keys.ts'
import { type Looks, looksApart } from './looks.ts'
import { mailAsSet, mailSink } from './mail.ts'
import { pushSink, webPush } from './push.ts'
import type { LiveSettings } from './settings.ts'
import { smsAsSet, smsSink } from './sms.ts'
import { httpTimeStamps } from './time-stamps.ts'
import { httpWebhook, webhookSink } from './webhook.ts'

/** Ports that lead outside. */
export interface Outbound extends Looks {
  /** Where work is done that reads what strangers sent. */
  readonly apart: Apart
  readonly mail: Mail
  readonly sms: Sms
  readonly webhook: Webhook
  /** Default: none is asked. */
  readonly timeStamps?: TimeStamps | undefined
  /** Web push is signed by a key of the realm. */
  push(keys: ReturnType<typeof openKeys>): Push
}

/** The ports of a realm that lead outside; `looks` stand in for those at real sites. */
export function outbound(
  settings: LiveSettings,
  facts: RealmFacts,
  { threads, looks }: { readonly threads: Threads; readonly looks: Looks | undefined },
): Outbound {
  const isActual = facts.realm === 'actual'
  return {
    ...(looks ?? ownLooks(settings.now, facts, threads)),
    apart: threads,
    mail: isActual ? mailAsSet(settings) : mailSink(),
    sms: isActual ? smsAsSet(settings) : smsSink(),
    webhook: isActual ? httpWebhook({ ca: caOf(settings.now) }) : webhookSink(),
    timeStamps: isActual ? timeStampsOf(settings.now) : undefined,
    push: (keys) => (isActual ? realPush(settings.now, facts, keys) : pushSink()),
  }
}

function timeStampsOf(config: Config): TimeStamps | undefined {
  return config.timeStamps === null ? undefined : httpTimeStamps(config.timeStamps, caOf(config))
}

function ownLooks(config: Config, facts: RealmFacts, threads: Threads): Looks {
  return looksApart(threads, {
    // Only the conductor's own looks know where the practice sites are.
    onlyPlaces: facts.realm === 'exercise' ? [] : undefined,
    resolvers: config.resolvers ?? undefined,
    extraCa: caOf(config),
    userAgent: `Scrutineer/${facts.version} (+${facts.origin}/help)`,
  })
}

function realPush(config: Config, { origin }: RealmFacts, keys: ReturnType<typeof openKeys>): Push {
  return webPush({
    key: keys.push(),
    // A push service wants to know whom to write to; without a real address the mailbox has to do.
    subject: origin.startsWith('https:') ? origin : `mailto:${config.smtpFrom}`,
    allowPrivate: config.pushAllowsPrivate,
    ca: caOf(config),
  })
}

function caOf({ extraCa }: Config): string[] | undefined {
  return extraCa === null ? undefined : [readFileSync(extraCa, 'utf8')]
}
