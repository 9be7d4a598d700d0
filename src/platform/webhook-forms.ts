import { createHash, createHmac } from 'node:crypto'
import type { WebhookForm, WebhookMessage } from '../core/port.ts'
import { SECOND, toMs } from '../core/time.ts'

/** Most of a title and of a text that is sent on: services refuse what is longer than a screen. */
const MAX_TITLE = 250
const MAX_TEXT = 2_000

/** One request. */
export interface WebhookRequest {
  readonly method: 'POST' | 'PUT'
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A form without its place: address, head and JSON. */
interface Shape {
  readonly method?: 'PUT'
  readonly url?: URL
  readonly headers?: Readonly<Record<string, string>>
  readonly json: object
}

/** The request of a message in the form of its target. Throws TypeError for a target that holds no address. */
export function webhookRequest(message: WebhookMessage): WebhookRequest {
  const cut = {
    ...message,
    title: message.title.slice(0, MAX_TITLE).toWellFormed(),
    text: message.text.slice(0, MAX_TEXT).toWellFormed(),
  }
  const target = new URL(message.to.url)
  const { method = 'POST', url = target, headers = {}, json } = SHAPES[message.to.form](cut, target)
  const body = JSON.stringify(json)
  const signed = message.to.form === 'plain' ? signature(message, body) : {}
  return { method, url, headers: { ...headers, ...signed }, body }
}

/** What a receiver verifies. Source: docs/notifications.md. */
function signature({ id, time, to }: WebhookMessage, body: string): Record<string, string> {
  const seconds = String(Math.floor(toMs(time) / SECOND))
  const mac = createHmac('sha256', to.key ?? '').update(`${seconds}.${body}`)
  return {
    'Scrutineer-Id': shortId(id),
    'Scrutineer-Time': seconds,
    'Scrutineer-Signature': `v1=${mac.digest('hex')}`,
  }
}

/** A message's name, 32 hex digits: it stands in addresses and heads. */
function shortId(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 32)
}

/** Title, text and link one below the other, for services that take one text. */
function whole({ title, text, link }: WebhookMessage): string {
  return [title, text, link ?? ''].filter((part) => part !== '').join('\n')
}

/** The path with one part more. */
function below(target: URL, part: string): URL {
  const url = new URL(target)
  url.pathname = `${target.pathname.replace(/\/+$/, '')}/${part}`
  return url
}

function bearer(key: string | null): Record<string, string> {
  return key === null ? {} : { Authorization: `Bearer ${key}` }
}

/** Source: ntfy, Publishing, message priority. */
function ntfyPriority(severity: string | null): number {
  if (severity === 'Extreme') return 5
  return severity === 'Severe' ? 4 : 3
}

/**
 * Source: the public manuals of Slack (incoming webhooks, escaping text), Microsoft Teams (workflows, adaptive cards 1.4),
 * Mattermost (incoming webhooks), Telegram (Bot API sendMessage), Matrix (client-server API v3, room send) and ntfy
 * (publishing as JSON), as far as sending one text needs them.
 */
const SHAPES: Readonly<Record<WebhookForm, (message: WebhookMessage, target: URL) => Shape>> = {
  plain: ({ id, type, node, realm, title, text, severity, link, time }) => ({
    json: {
      id: shortId(id),
      type,
      node,
      realm,
      isExercise: realm === 'exercise',
      title,
      text,
      severity,
      link,
      time,
    },
  }),
  slack: (message) => ({
    // Unescaped, <!channel> would call everybody.
    json: {
      text: whole(message).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    },
  }),
  // A space of no width keeps @channel from calling everybody.
  mattermost: (message) => ({ json: { text: whole(message).replaceAll('@', '@\u200b') } }),
  teams: ({ title, text, link }) => ({
    json: {
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
            type: 'AdaptiveCard',
            version: '1.4',
            body: [
              { type: 'TextBlock', text: title, weight: 'Bolder', wrap: true },
              { type: 'TextBlock', text, wrap: true },
            ],
            actions: link === null ? [] : [{ type: 'Action.OpenUrl', title: link, url: link }],
          },
        },
      ],
    },
  }),
  telegram: (message, target) => ({
    url: below(target, 'sendMessage'),
    json: {
      chat_id: message.to.to,
      text: whole(message),
      link_preview_options: { is_disabled: true },
    },
  }),
  matrix: (message, target) => {
    const room = encodeURIComponent(message.to.to ?? '')
    return {
      method: 'PUT',
      // The homeserver knows a repeat by the last part.
      url: below(
        target,
        `_matrix/client/v3/rooms/${room}/send/m.room.message/${shortId(message.id)}`,
      ),
      headers: bearer(message.to.key),
      json: { msgtype: 'm.text', body: whole(message) },
    }
  },
  ntfy: (message, target) => {
    const parts = target.pathname.split('/').filter((part) => part !== '')
    const topic = parts.at(-1) ?? ''
    const url = new URL(target)
    url.pathname = `/${parts.slice(0, -1).join('/')}`
    return {
      url,
      headers: bearer(message.to.key),
      json: {
        topic,
        title: message.title,
        message: message.text,
        priority: ntfyPriority(message.severity),
        ...(message.link === null ? {} : { click: message.link }),
      },
    }
  },
}
