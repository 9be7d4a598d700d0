/**
 * A website as plain files that any web server carries, and that anybody can check: links.ts turns addresses of a site
 * into files and links between files, manifest.ts lists the files with their hashes under one signature. Nothing here
 * reads or writes.
 */
export { fileOf, linksOf, relativeLink, withFileLinks } from './links.ts'
export {
  BEGUN_FILE,
  isManifestFile,
  isSafePath,
  type Manifest,
  manifestFile,
  manifestNote,
  MAX_FILES,
  namedManifest,
  NOTE_FILE,
  openManifest,
  parseManifest,
  writeManifest,
} from './manifest.ts'
