import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Diagnosis, diagnosesOf } from '../../core/diagnosis.ts'
import type { Patient } from './patient.ts'

const { good, wrong, unseen } = diagnosesOf('permissions')

/** Who may read the data folder, the keys, the stores and the TLS key. */
export async function lookAtPermissions({ config }: Patient): Promise<Diagnosis[]> {
  const folder = resolve(config.dataFolder)
  const own = await stat(folder).catch(() => null)
  if (own === null) return [unseen(`There is no folder ${folder} yet; the first start makes it.`)]
  const found: Diagnosis[] = []
  if ((own.mode & 0o077) !== 0)
    found.push(
      wrong(
        `The data folder ${folder} is open to others (${octal(own.mode)}).`,
        `chmod 700 ${folder}`,
      ),
    )
  const paths = [...(await keyFiles(folder)), ...STORES.map((name) => join(folder, name))]
  if (config.tls !== null) paths.push(resolve(config.tls.key))
  for (const path of paths) {
    const file = await stat(path).catch(() => null)
    if (file === null) continue
    found.push(...judgeFile(path, file, own.uid))
  }
  return found.length > 0 ? found : [good('Only the node can read its data and its keys.')]
}

const STORES = ['scrutineer.db', 'exercise.db', 'control.sock']

async function keyFiles(folder: string): Promise<string[]> {
  const folders = [join(folder, 'keys'), join(folder, 'exercise', 'keys')]
  const lists = folders.map(async (keys) =>
    (await readdir(keys).catch(() => [])).map((name) => join(keys, name)),
  )
  return (await Promise.all(lists)).flat()
}

function judgeFile(
  path: string,
  file: { readonly mode: number; readonly uid: number },
  owner: number,
): Diagnosis[] {
  const isKey = path.endsWith('.pem') || path.endsWith('.key')
  const found: Diagnosis[] = []
  if ((file.mode & 0o077) !== 0) {
    const what = `${path} is open to others (${octal(file.mode)}).`
    const more = isKey ? ' Whoever has copied the key can speak for the node: ask who could.' : ''
    found.push(wrong(`${what}${more}`, `chmod 600 ${path}`))
  }
  // A key of the web server may belong to root; the node's own files must belong to the node.
  if (file.uid !== owner && file.uid !== 0)
    found.push(
      wrong(`${path} belongs to another user than the data folder.`, `chown ${owner} ${path}`),
    )
  if (file.uid !== owner && file.uid === 0 && !path.endsWith('.key'))
    found.push(
      wrong(`${path} belongs to root, so the node cannot use it.`, `chown ${owner} ${path}`),
    )
  return found
}

function octal(mode: number): string {
  return (mode & 0o777).toString(8).padStart(4, '0')
}
