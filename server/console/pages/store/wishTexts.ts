import type { ReleaseWish } from '../../../../shared/release'

export const wishTexts: Record<ReleaseWish, string> = {
  submit: '提交审核',
  withdraw: '撤回',
  publish: '发布',
  discard: '放弃',
  rollBack: '回退',
}
