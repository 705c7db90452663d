package aftercare.intake.message;

class InMemoryMessagesTest extends MessagesContract {
    @Override
    protected Messages store() {
        return new InMemoryMessages();
    }
}
