/** The field that names a review's screenshots: WeChat spells it in two ways. */
interface Screenshots {
  screenshot?: string
  ScreenShot?: string
}

/**
 * The ids of the pictures that show why a version was rejected, for `getMaterial`.
 *
 * `getLatestAuditStatus` was documented with both spellings, the push `weapp_audit_fail` has the second one. WeChat joins the
 * ids by `|`.
 */
export const screenshotIds = ({ screenshot, ScreenShot }: Screenshots): string[] =>
  (screenshot || ScreenShot || '')
    .split('|')
    .map((id) => id.trim())
    .filter(Boolean)
