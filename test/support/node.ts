// A whole node for tests, with its doors, in this process: real store, real browser, real sign-in.

import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import type { Action } from '../../src/core/action.ts'
import { readConfig } from '../../src/core/config.ts'
import { firstLink, invite } from '../../src/domains/accounts/index.ts'
import { openNode, type RunningNode } from '../../src/node.ts'
import { addAuthenticator, newContext } from './chromium.ts'
import { COMMAND_LINE } from './house.ts'
import { lentPostgres } from './postgres.ts'
import './answers.ts'
import { memoryFolder, runFolder } from './run-folder.ts'
import { SQLITE_TEMPLATE } from './stores.ts'

/** A node of a test, and what the tests ask of it again and again. */
export interface TestNode {
  readonly node: RunningNode
  readonly folder: string
  /** Settings to open the same node again or to verify it. */
  readonly env: Readonly<Record<string, string>>
  /** Lines of the operator's log that tell of trouble. */
  readonly log: readonly string[]
  /** As the command line of the machine. */
  call<O>(name: string, input: unknown, realm?: 'actual' | 'exercise'): Promise<O>
  /** Stops the node; the folder stays until `remove`. */
  stop(): Promise<void>
  /** Starts it again on the same folder. */
  restart(): Promise<RunningNode>
  remove(): Promise<void>
}

/** Starts a node on a free port, on the engine asked for; on a real disk where that is what is looked at. */
export async function startTestNode(
  engine: 'sqlite' | 'postgres',
  settings: Readonly<Record<string, string>> = {},
  { onDisk = false } = {},
): Promise<TestNode> {
  const folder = mkdtempSync(join(onDisk ? runFolder() : memoryFolder(), 'node-'))
  const database = engine === 'postgres' ? await lentPostgres() : null
  const data = join(folder, 'data')
  if (engine === 'sqlite') beginMigrated(data)
  const env: Record<string, string> = {
    PORT: '0',
    SCRUTINEER_DATA: data,
    ...(database === null ? {} : { DATABASE_URL: database.url }),
    ...settings,
  }
  const log: string[] = []
  const open = () => openNode(readConfig(env), { log: (line) => void log.push(line) })
  let node = await open()
  // The log's name holds the port, so the second start must listen where the first did.
  Object.assign(env, { PORT: String(node.port) })
  return {
    get node() {
      return node
    },
    folder,
    env,
    log,
    async call<O>(name: string, input: unknown, realm: 'actual' | 'exercise' = 'actual') {
      const house = node.house(realm)
      if (house === null) throw new Error(`there is no ${realm} house`)
      const { output } = await house.runner.call(COMMAND_LINE, house.action(name) as Action, input)
      return output as O
    },
    stop: () => node.close(),
    async restart() {
      node = await open()
      return node
    },
    async remove() {
      await node.close()
      await database?.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Puts a store there that is migrated and nothing else, where the run has one: migrating takes as long as all else at a start. */
function beginMigrated(data: string): void {
  const template = process.env[SQLITE_TEMPLATE]
  if (template === undefined) return
  mkdirSync(data, { mode: 0o700 })
  copyFileSync(template, join(data, 'scrutineer.db'))
}

/** A person in a browser context of its own, signed in by a passkey. */
export interface SignedIn {
  readonly name: string
  readonly context: BrowserContext
  readonly page: Page
}

/** Joins by the link for the first administrator. */
export async function joinFirst(test: TestNode, name: string): Promise<SignedIn> {
  const { output } = await houseOf(test).runner.call(COMMAND_LINE, firstLink, {})
  if (output.link === null) throw new Error('there is a person already')
  return joinBy(test, name, output.link.secret)
}

/** Invites a person to a role and joins as that person, on a device of its own. */
export async function joinAs(test: TestNode, name: string, role: string): Promise<SignedIn> {
  const { output } = await houseOf(test).runner.call(COMMAND_LINE, invite, {
    name,
    role,
    area: '/',
  })
  return joinBy(test, name, output.secret)
}

function houseOf({ node }: TestNode) {
  const house = node.house('actual')
  if (house === null) throw new Error('the node is not open')
  return house
}

async function joinBy(test: TestNode, name: string, secret: string): Promise<SignedIn> {
  const context = await newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  await addAuthenticator(page)
  await page.goto(`${test.node.origin}/en/join#${secret}`)
  const field = page.getByLabel('Your name')
  const button = page.getByRole('button', { name: 'Make the passkey and join' })
  await button.waitFor()
  // Who was invited by name is not asked for it again.
  if (await field.isVisible()) await field.fill(name)
  await button.click()
  await page.getByText('You have joined').waitFor()
  return { name, context, page }
}
