import type { Program } from './program'

/** The person goes back: what covers the page closes first, then the page may ask whether that is really meant. */
export async function goBack(program: Program): Promise<void> {
  const page = program.navigation.stack.get().at(-1)
  if (!page || page.view.closeCover()) return
  if (page.leaveAlert !== '' && !(await isMeant(program, page.leaveAlert))) return
  program.navigation.navigateBack(1)
}

async function isMeant(program: Program, content: string): Promise<boolean> {
  const { isConfirmed } = await program.overlays.ask('modal', {
    ...{ title: '', content, confirmText: '确定', confirmColor: '#576B95' },
    ...{ cancelText: '取消', cancelColor: '#000000', placeholder: undefined },
  })
  return isConfirmed
}
