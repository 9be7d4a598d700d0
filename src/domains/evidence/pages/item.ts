import { holds, holdsIn } from '../../../core/actor.ts'
import { namesOf, personsToChoose } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, summaryList, timeline } from '../../../ui/details.ts'
import { selectField, textField } from '../../../ui/field.ts'
import { button, fieldStates, form, hiddenFields, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaName, named } from '../../../ui/name.ts'
import { moment } from '../../../ui/time.ts'
import { item } from '../actions/read.ts'
import { NODE, SIMULATED } from '../event.ts'
import { incidentsNamed, personsHolding } from '../needs.ts'
import { askedAct } from '../schema.ts'
import { bundleTexts } from '../texts/bundles.ts'
import { actTexts, fieldTexts, texts } from '../texts/pages.ts'
import { actForm, OTHER_ACTS } from './acts.ts'
import { chooseField, likeLink, SCRIPT, sending } from './add.ts'
import { BUNDLES } from './bundles.ts'
import { EVIDENCE } from './list.ts'
import { holderName, stateOf } from './look.ts'

async function load(ctx: PageContext) {
  const found = await ctx.call(item, { item: ctx.params['item'] ?? '' })
  const { actor, node } = ctx
  const own = actor.id
  const may = (permission: 'evidence:hold' | 'evidence:erase' | 'evidence:ask-erasure') =>
    holdsIn(actor, permission, found.area)
  const events = found.shown.flatMap(({ event: { actor: by, to } }) => [by.key, to?.key])
  const persons = [...events, found.custodian, found.offeredTo, found.asked?.person]
  const isOffering = found.custodian === own && found.offeredTo === null && found.state === 'held'
  const receivers =
    isOffering && node.realm === 'actual'
      ? (await ctx.ask(personsHolding, { permission: 'evidence:hold', area: found.area })).persons
      : []
  return {
    found,
    own,
    incident: await incidentOf(ctx, found.incident),
    mayAdd: holdsIn(actor, 'evidence:add', found.area),
    incidents: await incidentsOf(
      ctx,
      found.equal.flatMap((one) => one.incident ?? []),
    ),
    mayHold: may('evidence:hold'),
    mayErase: may('evidence:erase'),
    mayAskErasure: may('evidence:ask-erasure'),
    names: await namesOf(ctx, { areas: [found.area], persons }),
    receivers: await personsToChoose(
      ctx,
      receivers.filter((person) => person !== own),
    ),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** The incident that it belongs to; null where there is none that the reader sees. */
async function incidentOf(ctx: PageContext, incident: string | null) {
  if (incident === null || !holds(ctx.actor, 'incidents:read')) return null
  return (await ctx.ask(incidentsNamed, { incidents: [incident] })).items[0] ?? null
}

/** Of these incidents those that the reader sees. */
async function incidentsOf(ctx: PageContext, incidents: readonly string[]) {
  const wanted = [...new Set(incidents)]
  if (wanted.length === 0 || !holds(ctx.actor, 'incidents:read')) return []
  return (await ctx.ask(incidentsNamed, { incidents: wanted })).items
}

const here = (_: unknown, params: Readonly<Record<string, string>>) =>
  `${EVIDENCE}/${params['item'] ?? ''}`

export const itemPage = page({
  path: `${EVIDENCE}/:item`,
  surface: 'console',
  permission: 'evidence:read',
  forms: {
    act: { action: 'evidence.act', next: here, said: texts.saidDone },
    takeOver: { action: 'evidence.takeOver', next: here, said: texts.saidOffered },
    check: { action: 'evidence.check', next: here, said: texts.saidChecking },
    ask: { action: 'evidence.ask', next: here, said: texts.saidAsked },
    takeBack: { action: 'evidence.takeBack', next: here, said: texts.saidTakenBack },
    drop: {
      action: 'evidence.dropItem',
      next: () => EVIDENCE,
      said: texts.saidDropped,
      asks: { title: texts.drop, what: texts.dropWhat, act: texts.drop },
    },
    download: { action: 'evidence.download', next: here },
    bundle: { action: 'evidence.bundle', next: () => BUNDLES, said: bundleTexts.saidAsked },
  },
  load,
  render(data, view) {
    const { t } = view
    const { found } = data
    if (found.inCase !== null) return keptPage(found, view)
    const main = html`${refusedPart(view)}${live('evidence-state', brokenPart(data, view))}
<div class="no-print">${live('evidence-now', nowPart(data, view))}${uploadPart(data, view)}</div>
${live('evidence-facts', block(t(texts.facts), factsPart(data, view)))}
${live('evidence-chain', block(t(texts.chain), chainPart(data, view)))}
<div class="no-print">${morePart(data, view)}</div>`
    return {
      title: found.title || found.code,
      sub: html`${stateOf(found).badge(t)} ${code(found.code)}`,
      main,
      acts: html`${data.mayAdd && likeLink(found.id, view)}`,
      breadcrumb: [{ path: EVIDENCE, label: t(texts.evidence) }],
      scripts: [SCRIPT],
    }
  },
})

/** All that somebody reads of evidence that a case keeps from him. */
function keptPage({ code: own, inCase, addedAt }: Data['found'], view: View) {
  const { t } = view
  const facts = summaryList(t, [{ label: t(texts.added), value: moment(view, addedAt) }])
  return {
    title: own,
    main: html`<p>${t(texts.inCase, { case: inCase ?? '' })}</p>${block(t(texts.facts), facts)}`,
    breadcrumb: [{ path: EVIDENCE, label: t(texts.evidence) }],
  }
}

function brokenPart({ found: { broken } }: Data, { t }: View): Html {
  if (broken === null) return html``
  return html`<div class="errors"><p>${t(texts.brokenTold, { fault: broken })}</p></div>`
}

/** What the reader does with it now: one act, or nothing. */
function nowPart(data: Data, view: View): Html {
  const { t } = view
  const parts = [askedPart(data, view), transferPart(data, view)].filter((part) => part !== null)
  return parts.length === 0 ? html`` : block(t(texts.now), parts)
}

function transferPart(data: Data, view: View): Html | null {
  const { found, own, mayHold, names } = data
  const { t } = view
  if (found.state !== 'held') return null
  if (found.offeredTo === own) return receivedPart(data, view)
  if (found.offeredTo !== null) {
    const who = holderName(view, names, found.offeredTo)
    return html`<p>${t.parts(texts.offeredTold, { who })}</p>`
  }
  if (found.custodian === NODE.key) {
    if (!mayHold) return null
    const take = { name: 'takeOver', hidden: { item: found.id }, label: t(texts.takeOver) }
    return html`<p class="hint">${t(texts.takeOverHint)}</p>${postForm(view, take)}`
  }
  return found.custodian === own ? offerPart(data, view) : null
}

/** Nobody accepts before the content was hashed for him. */
function receivedPart({ found, own }: Data, view: View): Html {
  const { t } = view
  const { id, content, erasedAt, checkedAt, checkedFor, offeredAt, isWhole, seals } = found
  const hasContent = content !== null && erasedAt === null
  const isFresh = checkedAt !== null && checkedAt >= (offeredAt ?? '') && checkedFor === own
  const refuse = disclosure(
    t(texts.refuseTitle),
    actForm(view, { item: id, type: 'transfer-refused', label: texts.refuse, kind: 'secondary' }),
  )
  if (hasContent && !isFresh) {
    const look = postForm(view, { name: 'check', hidden: { item: id }, label: t(texts.check) })
    return html`<p>${t(texts.checking)}</p>${look}${refuse}`
  }
  if (hasContent && isWhole !== true) return html`<p>${checkedPart(found, view)}</p>${refuse}`
  const isSealed = seals > 0
  const accept = { item: id, type: 'transfer-accepted', label: texts.accept, isSealed } as const
  return html`${actForm(view, accept)}${refuse}`
}

function offerPart({ found, receivers }: Data, view: View): Html {
  const { t, node } = view
  const simulated = { value: SIMULATED.key, label: t(texts.simulated) }
  const known = receivers.map(({ id, name }) => ({ value: id, label: name }))
  const choices = node.realm === 'exercise' ? [simulated] : known
  if (choices.length === 0) return html`<p class="hint">${t(texts.nobody)}</p>`
  const offer = { item: found.id, type: 'transfer-offered', label: texts.offer, choices } as const
  return html`<p class="hint">${t(texts.offerHint)}</p>${actForm(view, offer)}`
}

/** What a second person asked for, and whoever is to do it. */
function askedPart(data: Data, view: View): Html | null {
  const { found, own, mayErase, names } = data
  const { asked, id, custodian } = found
  const { t, node } = view
  if (asked === null) return null
  const who = holderName(view, names, asked.person)
  const act = t(actTexts[asked.type])
  const told = html`<p>${t.parts(texts.askedTold, { who, act, reason: typed(asked.reason) })}</p>`
  const isRehearsed = node.realm === 'exercise'
  const isOwn = asked.person === own
  const isMine = asked.type === 'content-erased' ? mayErase : custodian === own
  const carry = {
    item: id,
    type: asked.type,
    label: texts.carryOut,
    asked: asked.hash,
    kind: 'danger',
  } as const
  const back = { name: 'takeBack', hidden: { item: id }, label: t(texts.takeBack) }
  return html`${told}${isMine && (!isOwn || isRehearsed) && actForm(view, carry)}${isOwn && postForm(view, { ...back, kind: 'secondary' })}`
}

function uploadPart({ found, own }: Data, view: View): Html {
  const { t } = view
  const { state, addedBy, id, upload } = found
  if (state !== 'open' || addedBy !== own) return html``
  const resume = form({
    name: 'file',
    key: view.newKey(),
    hasFiles: true,
    body: [chooseField(view), button({ label: t(texts.sendFile) })],
  })
  const drop = { name: 'drop', hidden: { item: id }, label: t(texts.drop) }
  const told = { count: upload.parts, size: t.number(upload.size) }
  return block(
    t(texts.addFileTitle),
    html`<p>${t(texts.uploaded, told)}</p>${sending(view, resume, { item: id, next: upload.next })}${postForm(view, { ...drop, kind: 'secondary' })}`,
  )
}

function checkedPart({ checkedAt, isWhole }: Data['found'], view: View) {
  if (checkedAt === null) return null
  const words = isWhole === true ? texts.checkedWhole : texts.checkedChanged
  return html`${view.t.parts(words, { time: moment(view, checkedAt) })}`
}

function factsPart(data: Data, view: View): Html {
  const { found, names, incident } = data
  const { t } = view
  const { content, parent, derived } = found
  const checked = checkedPart(found, view)
  return summaryList(t, [
    { label: t(texts.kind), value: t(texts[found.kind]) },
    { label: t(texts.custodian), value: holderName(view, names, found.custodian) },
    { label: t(texts.area), value: areaName(view, names, found.area) },
    { label: t(texts.added), value: moment(view, found.addedAt) },
    incident !== null && {
      label: t(texts.incident),
      value: named(view, `/console/incidents/${incident.id}`, `${incident.code} ${incident.title}`),
    },
    content !== null && {
      label: t(texts.size),
      value: t(texts.bytes, { count: content.size }),
    },
    content !== null && { label: 'SHA-256', value: code(content.sha256) },
    content !== null && { label: 'SHA-512', value: code(content.sha512) },
    { label: t(texts.takenWhen), value: takenPart(found, view) },
    content !== null && { label: t(texts.sourceHash), value: sourcePart(found, view) },
    found.equal.length > 0 && { label: t(texts.equal), value: equalPart(data, view) },
    ...sealedFacts(found, view),
    checked !== null && { label: t(texts.lastCheck), value: checked },
    parent !== null && {
      label: t(texts.parent),
      value: named(view, `${EVIDENCE}/${parent}`, t(texts.parent)),
    },
    derived.length > 0 && {
      label: t(texts.derivedItems),
      value: derived.map(
        (one) => html`${named(view, `${EVIDENCE}/${one.id}`, one.title || one.code)} `,
      ),
    },
  ])
}

/** When it was taken, and as that was written. */
function takenPart({ takenAt, takenAs }: Data['found'], view: View): Html {
  if (takenAt === null || takenAs === null) return html`${view.t(texts.notGiven)}`
  return html`<bdi dir="ltr">${takenAt.replace('T', ' ').replace('.000Z', 'Z')}</bdi><br><small>${view.t(texts.asWritten)}: ${code(takenAs)}</small>`
}

/** The hash at the source: equal, different, or not given. */
function sourcePart({ sourceHash, isAsSource }: Data['found'], { t }: View): Html {
  if (sourceHash === null) return html`${t(texts.notGiven)}`
  const fits =
    isAsSource === true ? t(texts.sourceEqual) : html`<strong>${t(texts.sourceOther)}</strong>`
  return html`${fits}<br><small>${code(sourceHash)}</small>`
}

/** What has the same bytes, with its incident where the reader sees that. */
function equalPart({ found, incidents }: Data, view: View): Html {
  const rows = found.equal.map(({ id, code: own, title, incident }) => {
    const of = incidents.find((one) => one.id === incident)
    return html`<li>${named(view, `${EVIDENCE}/${id}`, title || own)} ${code(own)}${of !== undefined && html` · ${named(view, `/console/incidents/${of.id}`, `${of.code} ${of.title}`)}`}</li>`
  })
  return html`<ul class="plain">${rows}</ul>`
}

/** What the age file is that somebody downloads, and to whom it opens. */
function sealedFacts({ sealed }: Data['found'], { t }: View) {
  if (sealed === null) return []
  const { size, sha256, sha512, recipients } = sealed
  return [
    { label: t(texts.recipients), value: recipients.map((one) => html`${code(one)}<br>`) },
    { label: t(texts.ageSize), value: t(texts.bytes, { count: size }) },
    { label: t(texts.ageHash, { hash: 'SHA-256' }), value: code(sha256) },
    { label: t(texts.ageHash, { hash: 'SHA-512' }), value: code(sha512) },
  ]
}

function chainPart({ found, names }: Data, view: View): Html {
  const { t, node } = view
  const events = found.shown.map(({ seq, event, hash, isSigned, texts: words }) => {
    const who = holderName(view, names, event.actor.key)
    const to = event.type === 'transfer-offered' ? event.to : undefined
    const other = to === undefined ? null : holderName(view, names, to.key)
    return {
      moment: { at: event.at, zone: node.zone },
      title: html`${String(seq)}. ${t(actTexts[event.type])} · ${other === null ? who : t.parts(texts.handed, { who, other })}`,
      body: html`${wordsPart(words, view)}<p class="hint">${isSigned && html`${t(texts.signedByOfficer)} · `}${code(hash)}</p>`,
    }
  })
  const isCut = found.events > found.shown.length
  return html`<p class="hint">${t(texts.chainHint)}</p>${timeline(t, events)}${isCut && html`<p class="hint">${t(texts.chainCut)}</p>`}`
}

type Words = Data['found']['shown'][number]['texts']

function wordsPart(words: Words, { t }: View): Html[] {
  return words.map(({ field, text }) => {
    const label = fieldTexts[field as keyof typeof fieldTexts]
    return html`<p>${label && html`${t(label)}: `}${text === null ? t(texts.erasedText) : typed(text)}</p>`
  })
}

/** What can be done besides. */
function morePart(data: Data, view: View): Html {
  const { found, own } = data
  const { t } = view
  const { id, state, content, erasedAt, custodian, asked } = found
  if (state !== 'held' && state !== 'ended') return html``
  const hasContent = content !== null && erasedAt === null
  const one = (name: 'download' | 'check', label: Message) =>
    postForm(view, { name, hidden: { item: id }, label: t(label), kind: 'secondary' })
  const bundled = postForm(view, {
    name: 'bundle',
    hidden: { of: found.code },
    label: t(bundleTexts.makeOfItem),
    kind: 'secondary',
  })
  const looks =
    hasContent &&
    html`<p class="hint">${t(texts.downloadHint)}</p><div class="buttons">${one('download', texts.download)}${one('check', texts.check)}</div>`
  const others =
    custodian === own &&
    state === 'held' &&
    OTHER_ACTS.map((type) =>
      disclosure(
        t(actTexts[type]),
        actForm(view, { item: id, type, label: texts.write, kind: 'secondary' }),
      ),
    )
  return html`${looks}${bundled}${others && disclosure(t(texts.moreActs), others)}${asked === null && askForm(data, view)}`
}

function askForm({ found, own, mayAskErasure }: Data, view: View): Html {
  const { t, refused, node } = view
  const canErase = found.content !== null && found.erasedAt === null && mayAskErasure
  const isOther = found.custodian !== own || node.realm === 'exercise'
  const types = askedAct.options.filter((type) =>
    type === 'content-erased' ? canErase : isOther && found.state === 'held',
  )
  if (types.length === 0) return html``
  const state = fieldStates('ask', refused)
  const choices = types.map((value) => ({ value, label: t(actTexts[value]) }))
  const body = [
    hiddenFields({ item: found.id }),
    selectField(t, { ...state('type'), label: t(texts.act), choices }),
    textField(t, { ...state('reason'), label: t(texts.reason) }),
  ]
  const ask = postForm(view, { name: 'ask', body, label: t(texts.ask), kind: 'secondary' })
  return disclosure(t(texts.askTitle), html`<p class="hint">${t(texts.askHint)}</p>${ask}`)
}
