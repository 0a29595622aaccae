const office = 'application/vnd.openxmlformats-officedocument'
const open = 'application/vnd.oasis.opendocument'

const names: Record<string, string> = {
  'application/pdf': 'a PDF document',
  'image/jpeg': 'a JPEG picture',
  'image/png': 'a PNG picture',
  'image/gif': 'a GIF picture',
  'image/webp': 'a WebP picture',
  'image/heic': 'an HEIC picture',
  'image/heif': 'an HEIF picture',
  'image/tiff': 'a TIFF picture',
  'image/svg+xml': 'an SVG drawing',
  'application/zip': 'a ZIP archive',
  'text/plain': 'plain text',
  'text/markdown': 'Markdown text',
  'text/csv': 'a CSV table',
  'text/html': 'a web page',
  'application/msword': 'a Word document of before 2007',
  'application/vnd.ms-excel': 'an Excel workbook of before 2007',
  'application/vnd.ms-powerpoint': 'a PowerPoint presentation of before 2007',
  [`${office}.wordprocessingml.document`]: 'a Word document',
  [`${office}.presentationml.presentation`]: 'a PowerPoint presentation',
  [`${office}.spreadsheetml.sheet`]: 'an Excel workbook',
  [`${open}.text`]: 'an OpenDocument text',
  [`${open}.spreadsheet`]: 'an OpenDocument spreadsheet',
  [`${open}.presentation`]: 'an OpenDocument presentation',
  'video/mp4': 'an MP4 video',
  'video/quicktime': 'a QuickTime video',
  'video/webm': 'a WebM video',
  'video/ogg': 'an Ogg video',
  'audio/mpeg': 'an MP3 recording',
  'audio/mp4': 'an MP4 recording',
  'audio/x-m4a': 'an MP4 recording',
  'audio/aac': 'an AAC recording',
  'audio/webm': 'a WebM recording',
  'audio/ogg': 'an Ogg recording',
  'audio/wav': 'a WAV recording',
  'audio/x-wav': 'a WAV recording',
  'audio/flac': 'a FLAC recording',
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
export const nameOf = (mediaType: string) => names[mediaType] ?? `of the type ${mediaType}`

/** A media type in words, as it stands alone: “PDF document”. */
export const kindOf = (mediaType: string) => names[mediaType]?.replace(/^an? /, '') ?? mediaType
