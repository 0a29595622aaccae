import type { EvidenceFile } from '../../shared/model/evidence.ts'

export type FileView =
  | 'pdf'
  | 'picture'
  | 'decoded'
  | 'prose'
  | 'markdown'
  | 'table'
  | 'source'
  | 'office'
  | 'audio'
  | 'video'
  | 'none'

const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])
/** Pictures that browsers do not know. */
const decoded = new Set(['image/heic', 'image/heif', 'image/tiff'])
// Never run: what they would do or load is not evidence. Their text is.
const sources = new Set([
  'text/html',
  'image/svg+xml',
  'application/json',
  'application/xml',
  'application/xhtml+xml',
])

/** Zipped XML; with macros, which are never run, it is the same but for its name. */
const office = [
  /^application\/vnd\.openxmlformats-officedocument\.(wordprocessingml\.(document|template)|spreadsheetml\.(sheet|template)|presentationml\.(presentation|slideshow|template))$/,
  /^application\/vnd\.ms-(word\.document|excel\.sheet|powerpoint\.presentation)\.macroenabled\.12$/,
  /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)$/,
]

/** How a file is shown, by the type that it says it has. */
export function viewOf({ mediaType }: Pick<EvidenceFile, 'mediaType'>): FileView {
  if (mediaType === 'application/pdf') return 'pdf'
  if (pictures.has(mediaType)) return 'picture'
  if (decoded.has(mediaType)) return 'decoded'
  if (mediaType === 'text/plain') return 'prose'
  if (mediaType === 'text/markdown') return 'markdown'
  if (mediaType === 'text/csv' || mediaType === 'text/tab-separated-values') return 'table'
  if (sources.has(mediaType) || mediaType.startsWith('text/')) return 'source'
  if (office.some((types) => types.test(mediaType))) return 'office'
  // Which of them can be played, the player knows.
  if (mediaType.startsWith('audio/')) return 'audio'
  if (mediaType.startsWith('video/')) return 'video'
  return 'none'
}
