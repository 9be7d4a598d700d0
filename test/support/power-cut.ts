// A file system of its own that loses its power: an image file with ext4 on a loop device, shut down by the kernel
// without writing out its journal or anything else that it still holds in memory (FS_IOC_SHUTDOWN without a flush).
// What it cannot show: a disk that loses what it had said was written.

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runFolder } from './run-folder.ts'

/** Room for some thousand records with their write-ahead log. */
const IMAGE_SIZE = '256M'

/** `_IOR('X', 125, __u32)` with "go down at once, without the log". Source: Linux, include/uapi/linux/fs.h and ext4. */
const CUT =
  'sysopen(my $fs, $ARGV[0], 0) or die "$!"; my $how = pack("I", 2); defined ioctl($fs, 0x8004587d, $how) or die "$!"'

/** A mounted file system that can lose its power. */
export interface CutDisk {
  /** Where it is mounted. */
  readonly folder: string
  /** From now on nothing more reaches the disk; every access fails. */
  cut(): void
  /** Power is back: mounts what is on the disk, with its journal played as after a real cut. */
  restore(): void
  remove(): void
}

/** Makes and mounts one; null where this machine may not (no root, no loop devices). */
export function cutDisk(): CutDisk | null {
  const base = mkdtempSync(join(runFolder(), 'disk-'))
  const [image, folder] = [join(base, 'image'), join(base, 'mount')]
  mkdirSync(folder)
  const isMade =
    tried('truncate', '-s', IMAGE_SIZE, image) && tried('mkfs.ext4', '-q', image) && mount()
  if (!isMade) {
    rmSync(base, { recursive: true, force: true })
    return null
  }
  function mount(): boolean {
    return tried('mount', '-o', 'loop', image, folder)
  }
  return {
    folder,
    cut: () => must('perl', '-e', CUT, folder),
    restore() {
      must('umount', folder)
      // The check replays the journal and says whether the file system survived.
      if (!tried('e2fsck', '-p', image) && !tried('e2fsck', '-n', image))
        throw new Error('the file system itself did not survive')
      if (!mount()) throw new Error('the file system could not be mounted again')
    },
    remove() {
      // Lazily, because a test that failed may still have files open there.
      tried('umount', '-l', folder)
      rmSync(base, { recursive: true, force: true })
    },
  }
}

function tried(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

function must(command: string, ...args: string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command}: ${error ?? stderr}`)
}
