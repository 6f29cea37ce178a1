export default definePageConfig({ navigationBarTitleText: '这一版', enablePullDownRefresh: true })
