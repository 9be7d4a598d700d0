import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { type Leaf, makeLeaf, rootFile } from './certificates.ts'
import { addAuthenticator, axe, newContext } from './chromium.ts'
import { startNginx } from './nginx.ts'
import { lentPostgres, POSTGRES_TEMPLATE, testPostgres } from './postgres.ts'
import { rawIn } from './raw-words.ts'

/** Asks for / with a chosen host name and root, and answers with the body or the code of the refusal. */
function ask(address: string, servername: string, ca: string): Promise<string> {
  return new Promise((done) => {
    const request = get({ host: address, port: 8443, servername, ca, agent: false }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
      response.on('end', () => done(body))
    })
    request.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message))
  })
}

const site = (leaf: Leaf, chain: keyof Leaf) => (place: { address: string; folder: string }) =>
  `server {
  listen ${place.address}:8443 ssl; root ${place.folder};
  ssl_certificate ${leaf[chain]}; ssl_certificate_key ${leaf.keyFile}; }`

test('a real nginx serves good certificates, and after a reload each flawed one is refused by its own reason', async () => {
  const names = ['vote.example']
  const hour = 3_600_000
  const good = makeLeaf({ names, key: 'rsa' })
  const nginx = await startNginx(site(good, 'chainFile'))
  try {
    writeFileSync(join(nginx.folder, 'index.html'), 'hello')
    const root = readFileSync(rootFile(), 'utf8')
    assert.equal(await ask(nginx.address, 'vote.example', root), 'hello')
    assert.equal(await ask(nginx.address, 'other.example', root), 'ERR_TLS_CERT_ALTNAME_INVALID')

    const expired = makeLeaf({ names, notAfter: new Date(Date.now() - hour) })
    await nginx.reload(site(expired, 'chainFile'))
    assert.equal(await ask(nginx.address, 'vote.example', root), 'CERT_HAS_EXPIRED')

    const early = makeLeaf({ names, notBefore: new Date(Date.now() + hour) })
    await nginx.reload(site(early, 'chainFile'))
    assert.equal(await ask(nginx.address, 'vote.example', root), 'CERT_NOT_YET_VALID')

    await nginx.reload(site(good, 'certificateFile'))
    assert.equal(await ask(nginx.address, 'vote.example', root), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE')

    await nginx.reload(site(makeLeaf({ names, selfSigned: true }), 'chainFile'))
    assert.equal(await ask(nginx.address, 'vote.example', root), 'DEPTH_ZERO_SELF_SIGNED_CERT')
    await assert.rejects(
      nginx.reload(() => 'server { no such thing }'),
      /refuses its configuration/,
    )
  } finally {
    await nginx.stop()
  }
})

test('two test databases know nothing of each other', async () => {
  const one = await testPostgres()
  const two = await testPostgres()
  const clients = [one, two].map(({ url }) => new pg.Client({ connectionString: url }))
  try {
    for (const client of clients) await client.connect()
    for (const client of clients)
      await client.query('create table only_here (id integer primary key)')
  } finally {
    for (const client of clients) await client.end()
  }
  await one.drop()
  await two.drop()
  await assert.rejects(new pg.Client({ connectionString: one.url }).connect(), /does not exist/)
})

test('the browser makes a passkey, and axe sees through a strict content policy', async () => {
  const context = await newContext({ locale: 'ar' })
  const page = await context.newPage()
  await addAuthenticator(page)
  await page.route('http://localhost:8420/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: {
        'content-security-policy': "default-src 'none'; require-trusted-types-for 'script'",
      },
      body: '<!doctype html><html lang="en"><title>T</title><main><h1>T</h1><img src="x.png"></main>',
    }),
  )
  await page.goto('http://localhost:8420/')
  const made = await page.evaluate<string | undefined>(`navigator.credentials.create({ publicKey: {
    rp: { name: 'T' }, user: { id: new Uint8Array(8), name: 'a', displayName: 'a' },
    challenge: new Uint8Array(32), pubKeyCredParams: [{ type: 'public-key', alg: -7 }] } }).then((made) => made.type)`)
  assert.equal(made, 'public-key')
  assert.deepEqual(
    (await axe(page)).map((finding) => finding.rule),
    ['image-alt'],
  )
  await context.close()
})

test('a database that is lent again is as it was after its migrations; a changed one is thrown away', async () => {
  const isLent = process.env[POSTGRES_TEMPLATE] !== undefined
  const rows = async (url: string, sql: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows: found } = await client.query(sql).finally(() => client.end())
    return found as unknown[]
  }
  const TABLES = `select count(*)::int as tables from pg_tables where schemaname = 'public'`
  const first = await lentPostgres()
  const before = isLent ? await rows(first.url, 'select * from escalation_step order by 1, 2') : []
  const tables = await rows(first.url, TABLES)
  if (isLent) await rows(first.url, 'delete from escalation_step')
  await first.drop()
  const second = await lentPostgres()
  assert.equal(second.url === first.url, isLent)
  assert.deepEqual(
    isLent ? await rows(second.url, 'select * from escalation_step order by 1, 2') : [],
    before,
  )
  await rows(second.url, 'create table left_behind (n integer)')
  await second.drop()
  const third = await lentPostgres()
  assert.notEqual(third.url, second.url)
  assert.deepEqual(await rows(third.url, TABLES), tables)
  await rows(third.url, 'analyze')
  await third.drop()
  const fourth = await lentPostgres()
  assert.notEqual(fourth.url, third.url, 'what a server learnt of its tables goes with them')
  await fourth.drop()
})

test('values of the code, ids and paths of areas are no words for people', () => {
  const id = '01a2184e-fff5-72a3-8b43-6766aad27ebc'
  assert.deepEqual(rawIn([['الحالة', 'not_ready'], [`في /1/2/ و${id}`]]), [
    'not_ready',
    id,
    '/1/2/',
  ])
  assert.deepEqual(rawIn([['الحالة \u2068degraded\u2069 الآن'], []]), ['degraded'])
  assert.deepEqual(rawIn([['Election security officer'], ['https://vote.example/1/2/']]), [])
})
