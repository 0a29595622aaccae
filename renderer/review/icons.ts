import {
  AudioLines,
  File,
  FileCode,
  FileText,
  Film,
  Image,
  Link2,
  type LucideIcon,
  Presentation,
  ScrollText,
  Table2,
} from 'lucide-react'
import type { Evidence } from '../../shared/model/evidence.ts'
import { type FileView, viewOf } from '../reading/kinds.ts'

const icons: Record<FileView, LucideIcon> = {
  pdf: FileText,
  picture: Image,
  decoded: Image,
  prose: FileText,
  markdown: FileText,
  table: Table2,
  source: FileCode,
  office: FileText,
  audio: AudioLines,
  video: Film,
  none: File,
}

/** What shows at a glance of which kind an item is. */
export function iconOf(item: Evidence): LucideIcon {
  if (item.kind === 'link') return Link2
  if (item.kind === 'text') return ScrollText
  const view = viewOf(item)
  if (view !== 'office') return icons[view]
  if (/spreadsheet|excel/.test(item.mediaType)) return Table2
  return /presentation|powerpoint/.test(item.mediaType) ? Presentation : icons.office
}
