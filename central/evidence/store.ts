import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pieceSize } from '../../shared/model/evidence.ts'

/** What is stored: enough to describe a file of evidence. `pieces` are SHA-256 of 1 MiB each. */
export type Stored = { sha256: string; size: number; pieces: string[] }

export type EvidenceStore = {
  folder: string
  /**
   * Stores bytes under their SHA-256; on disk for good when it resolves. The same bytes again are
   * stored once. A string is the path of a file.
   */
  put(source: string | Uint8Array | AsyncIterable<Uint8Array>): Promise<Stored>
  /** The bytes from `begin` up to, not including, `end`. */
  read(sha256: string, begin: number, end: number): ReadableStream<Uint8Array<ArrayBuffer>>
  /** Where the bytes of a hash are; the caller has checked that it is a hash. */
  locate(sha256: string): string
}

/** Opens the folder of evidence, making it if need be. */
export async function openEvidence(folder: string): Promise<EvidenceStore> {
  const incoming = path.join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  const locate = (sha256: string) =>
    path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)

  return {
    folder,
    locate,
    put: async (source) => {
      const temporary = path.join(incoming, randomUUID())
      try {
        const stored = await write(temporary, bytesOf(source))
        await keep(temporary, locate(stored.sha256), stored.size)
        return stored
      } finally {
        await rm(temporary, { force: true })
      }
    },
    read: (sha256, begin, end) => readRange(locate(sha256), begin, end),
  }
}

function bytesOf(
  source: string | Uint8Array | AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  if (typeof source === 'string') return readWhole(source)
  return source instanceof Uint8Array ? [source] : source
}

/** Opened only when it is read: a stream that fails before anyone listens would end the process. */
async function* readWhole(file: string): AsyncIterable<Uint8Array> {
  yield* createReadStream(file, { highWaterMark: pieceSize }) as AsyncIterable<Uint8Array>
}

async function write(
  file: string,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Stored> {
  const whole = createHash('sha256')
  const pieces: string[] = []
  let piece = createHash('sha256')
  let inPiece = 0
  let size = 0
  const handle = await open(file, 'wx', 0o600)
  try {
    for await (const chunk of source) {
      whole.update(chunk)
      for (let from = 0; from < chunk.length;) {
        const part = chunk.subarray(from, from + pieceSize - inPiece)
        piece.update(part)
        inPiece += part.length
        from += part.length
        if (inPiece === pieceSize) {
          pieces.push(piece.digest('hex'))
          piece = createHash('sha256')
          inPiece = 0
        }
      }
      await handle.writeFile(chunk)
      size += chunk.length
    }
    if (inPiece > 0) pieces.push(piece.digest('hex'))
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { sha256: whole.digest('hex'), size, pieces }
}

/** Moves a whole file to its place. A file that is there already with its size is left alone. */
async function keep(temporary: string, place: string, size: number) {
  const there = await stat(place).catch(() => null)
  if (there?.size === size) return
  const folder = path.dirname(place)
  const made = await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(temporary, 0o400)
  await rename(temporary, place)
  await syncFolder(folder)
  // A new folder is an entry in its parent, which must be on disk too.
  if (made) {
    await syncFolder(path.dirname(folder))
    await syncFolder(path.dirname(path.dirname(folder)))
  }
}

async function syncFolder(folder: string) {
  // Windows cannot open a folder for syncing; its file system journals the rename.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function readRange(
  file: string,
  begin: number,
  end: number,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const handle = open(file, 'r')
  let at = begin
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const buffer = new Uint8Array(Math.min(256 * 1024, end - at))
        const { bytesRead } =
          buffer.length === 0
            ? { bytesRead: 0 }
            : await (await handle).read(buffer, 0, buffer.length, at)
        if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead))
        at += bytesRead
        if (bytesRead > 0 && at < end) return
        await (await handle).close()
        // A file that is shorter than its row says must not look whole to the reader.
        if (at < end) controller.error(new Error(`${file} ends at ${at}, before ${end}`))
        else controller.close()
      },
      async cancel() {
        await (await handle).close()
      },
    },
    { highWaterMark: 1 },
  )
}
