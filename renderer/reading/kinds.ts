import type { EvidenceFile } from '../../shared/model/evidence.ts'

export type FileView = 'pdf' | 'picture' | 'prose' | 'table' | 'source' | 'audio' | 'video' | 'none'

const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])
const prose = new Set(['text/plain', 'text/markdown'])
// Never run: what they would do or load is not evidence. Their text is.
const sources = new Set([
  'text/html',
  'image/svg+xml',
  'application/json',
  'application/xml',
  'application/xhtml+xml',
])

/** How a file is shown, by the type that it says it has. */
export function viewOf({ mediaType }: Pick<EvidenceFile, 'mediaType'>): FileView {
  if (mediaType === 'application/pdf') return 'pdf'
  if (pictures.has(mediaType)) return 'picture'
  if (prose.has(mediaType)) return 'prose'
  if (mediaType === 'text/csv' || mediaType === 'text/tab-separated-values') return 'table'
  if (sources.has(mediaType) || mediaType.startsWith('text/')) return 'source'
  // Which of them can be played, the player knows.
  if (mediaType.startsWith('audio/')) return 'audio'
  if (mediaType.startsWith('video/')) return 'video'
  return 'none'
}
