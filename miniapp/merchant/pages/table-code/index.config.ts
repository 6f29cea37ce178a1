export default definePageConfig({ navigationBarTitleText: '桌码' })
