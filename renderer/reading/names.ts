import { t } from '@lingui/core/macro'

const office = 'application/vnd.openxmlformats-officedocument'
const open = 'application/vnd.oasis.opendocument'

/** Types as each stands alone, and as it stands in a sentence: “it is a PDF document”. */
const names: Record<string, { alone: string; within: string }> = {
  'application/pdf': { alone: t`PDF document`, within: t`a PDF document` },
  'image/jpeg': { alone: t`JPEG picture`, within: t`a JPEG picture` },
  'image/png': { alone: t`PNG picture`, within: t`a PNG picture` },
  'image/gif': { alone: t`GIF picture`, within: t`a GIF picture` },
  'image/webp': { alone: t`WebP picture`, within: t`a WebP picture` },
  'image/heic': { alone: t`HEIC picture`, within: t`an HEIC picture` },
  'image/heif': { alone: t`HEIF picture`, within: t`an HEIF picture` },
  'image/tiff': { alone: t`TIFF picture`, within: t`a TIFF picture` },
  'image/svg+xml': { alone: t`SVG drawing`, within: t`an SVG drawing` },
  'application/zip': { alone: t`ZIP archive`, within: t`a ZIP archive` },
  'text/plain': {
    alone: t`plain text`,
    within: t({ message: 'plain text', context: 'within a sentence' }),
  },
  'text/markdown': {
    alone: t`Markdown text`,
    within: t({ message: 'Markdown text', context: 'within a sentence' }),
  },
  'text/csv': { alone: t`CSV table`, within: t`a CSV table` },
  'text/html': { alone: t`web page`, within: t`a web page` },
  'application/msword': {
    alone: t`Word document of before 2007`,
    within: t`a Word document of before 2007`,
  },
  'application/vnd.ms-excel': {
    alone: t`Excel workbook of before 2007`,
    within: t`an Excel workbook of before 2007`,
  },
  'application/vnd.ms-powerpoint': {
    alone: t`PowerPoint presentation of before 2007`,
    within: t`a PowerPoint presentation of before 2007`,
  },
  [`${office}.wordprocessingml.document`]: { alone: t`Word document`, within: t`a Word document` },
  [`${office}.presentationml.presentation`]: {
    alone: t`PowerPoint presentation`,
    within: t`a PowerPoint presentation`,
  },
  [`${office}.spreadsheetml.sheet`]: { alone: t`Excel workbook`, within: t`an Excel workbook` },
  [`${open}.text`]: { alone: t`OpenDocument text`, within: t`an OpenDocument text` },
  [`${open}.spreadsheet`]: {
    alone: t`OpenDocument spreadsheet`,
    within: t`an OpenDocument spreadsheet`,
  },
  [`${open}.presentation`]: {
    alone: t`OpenDocument presentation`,
    within: t`an OpenDocument presentation`,
  },
  'video/mp4': { alone: t`MP4 video`, within: t`an MP4 video` },
  'video/quicktime': { alone: t`QuickTime video`, within: t`a QuickTime video` },
  'video/webm': { alone: t`WebM video`, within: t`a WebM video` },
  'video/ogg': { alone: t`Ogg video`, within: t`an Ogg video` },
  'audio/mpeg': { alone: t`MP3 recording`, within: t`an MP3 recording` },
  'audio/mp4': { alone: t`MP4 recording`, within: t`an MP4 recording` },
  'audio/x-m4a': { alone: t`MP4 recording`, within: t`an MP4 recording` },
  'audio/aac': { alone: t`AAC recording`, within: t`an AAC recording` },
  'audio/webm': { alone: t`WebM recording`, within: t`a WebM recording` },
  'audio/ogg': { alone: t`Ogg recording`, within: t`an Ogg recording` },
  'audio/wav': { alone: t`WAV recording`, within: t`a WAV recording` },
  'audio/x-wav': { alone: t`WAV recording`, within: t`a WAV recording` },
  'audio/flac': { alone: t`FLAC recording`, within: t`a FLAC recording` },
}

const endings: Record<string, string> = {
  'application/pdf': '.pdf',
  'application/zip': '.zip',
  'application/msword': '.doc',
  'application/vnd.ms-excel': '.xls',
  'application/vnd.ms-powerpoint': '.ppt',
  [`${office}.wordprocessingml.document`]: '.docx',
  [`${office}.presentationml.presentation`]: '.pptx',
  [`${office}.spreadsheetml.sheet`]: '.xlsx',
  [`${open}.text`]: '.odt',
  [`${open}.spreadsheet`]: '.ods',
  [`${open}.presentation`]: '.odp',
  'image/heic': '.heic',
  'image/tiff': '.tif',
  'video/mp4': '.mp4',
  'video/quicktime': '.mov',
  'audio/mpeg': '.mp3',
  'audio/mp4': '.m4a',
}

/** How the name of such a file ends; nothing where the type is not known here. */
export const endingOf = (mediaType: string) => endings[mediaType] ?? ''

/** A media type in words, as it stands in a sentence: “it is a PDF document”. */
export const nameOf = (mediaType: string) => names[mediaType]?.within ?? t`of the type ${mediaType}`

/** A media type in words, as it stands alone: “PDF document”. */
export const kindOf = (mediaType: string) => names[mediaType]?.alone ?? mediaType
