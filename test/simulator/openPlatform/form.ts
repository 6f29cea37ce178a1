import { no } from './errcodes'
import type { Knock } from './gate'

/** A file as it came in a form. */
export interface Upload {
  name: string
  type: string
  bytes: Buffer
}

async function parse({ raw, contentType }: Knock): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(raw), { headers: { 'content-type': contentType } }).formData()
  } catch {
    throw no(41005, 'the body is not a form')
  }
}

/** A multipart form: one file with a name, and whatever else is in it. */
export async function readForm(knock: Knock, field: string): Promise<{ body: Record<string, unknown>; file: Upload }> {
  const form = await parse(knock)
  const file = form.get(field)
  if (!file || typeof file === 'string') throw no(41005, `no file named ${field}`)
  if (!/\.\w+$/.test(file.name)) throw no(40005, 'the file name has no extension')
  const bytes = Buffer.from(await file.arrayBuffer())
  const rest = [...form].filter(([name]) => name !== field)
  return { body: Object.fromEntries(rest), file: { name: file.name, type: file.type, bytes } }
}
