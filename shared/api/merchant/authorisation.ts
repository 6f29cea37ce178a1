import { z } from 'zod'
import type { AttemptState } from '../../attempt'
import type { AuthorizerKind, AuthorizerState } from '../../authorizer'
import type { Problem } from '../../next'
import { takes } from '../contract'
import { requestKey } from '../ids'

const attemptId = z.string()

export interface AttemptView {
  id: string
  state: AttemptState
  /** What the QR holds; may also be sent to another administrator. */
  url: string
  createdAt: string
  openedAt: string | null
  finishedAt: string | null
  expiresAt: string
  /** Why it was refused, cancelled or expired, or what is still missing although it was authorised. */
  problem: Problem | null
}

export interface NewAttemptView extends AttemptView {
  /** The picture for the album: a PNG of at least 600 px, base64. */
  qrPng: string
}

export interface PermissionSetView {
  id: number
  name: string
  text: string
  isRequired: boolean
  isGranted: boolean
}

export interface AuthorizerView {
  appid: string
  kind: AuthorizerKind
  state: AuthorizerState
  name: string | null
  avatarUrl: string | null
  principalName: string | null
  isVerified: boolean
  permissionSets: PermissionSetView[]
  authorisedAt: string
}

/** Mounted under /api/merchant/:storeKey. */
export const authorisationApi = {
  'POST /attempts': takes(z.object({ requestKey })).for('owner', 'manager').gives<NewAttemptView>(),
  'GET /attempts/latest': takes(z.object({})).gives<AttemptView | null>(),
  'GET /attempts/:attemptId': takes(z.object({ attemptId })).gives<AttemptView>(),
  'DELETE /attempts/:attemptId': takes(z.object({ attemptId })).for('owner', 'manager').gives<AttemptView>(),
  'GET /authorizer': takes(z.object({})).gives<AuthorizerView | null>(),
}
