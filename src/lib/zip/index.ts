// Zip archives as pure code, of the one kind that cannot surprise anybody: every entry stored as it is, nothing
// compressed or encrypted, no bytes between entries, no path that leads elsewhere. Entries and archives of any size
// (Zip64), written as a stream (write) and read by parts (read) through a function that the caller brings, so that it
// works on a file of a browser as on one of a disk. Uses nothing of the platform but typed arrays.
// Source: PKWARE APPNOTE 6.3.10, §4.3 (structure), §4.5.3 (Zip64).
export { crc32 } from './crc.ts'
export { MAX_ENTRIES, MAX_PATH, ZipError, type ZipErrorCode } from './form.ts'
export { openZip, type Zip, type ZipEntry, type ZipFile } from './read.ts'
export { writeZip, zipParts, type ZipSource } from './write.ts'
