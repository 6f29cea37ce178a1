import { createElement, type ReactNode } from 'react'
import { NextSteps } from '../kit/nextSteps'
import { hearPrivacyQuestions } from '../kit/privacy'
import { wayFor } from './nextStep'
import './app.scss'

hearPrivacyQuestions()

/** 商家后台: what a shop owner runs the store with. */
export default function App({ children }: { children?: ReactNode }) {
  return createElement(NextSteps.Provider, { value: wayFor }, children)
}
