export default definePageConfig({ navigationBarTitleText: '桌台', enablePullDownRefresh: true })
