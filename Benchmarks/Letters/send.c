// Sends messages one after the other over one connection: all that libcurl itself needs.
#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>

struct message {
    const char *text;
    size_t size, sent;
};

static size_t give(char *buffer, size_t size, size_t count, void *owner) {
    struct message *message = owner;
    size_t length = message->size - message->sent;
    if (length > size * count) length = size * count;
    memcpy(buffer, message->text + message->sent, length);
    message->sent += length;
    return length;
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    size_t size = strtoul(argv[3], NULL, 10);
    char *text = malloc(size);
    for (size_t index = 0; index < size; index++) text[index] = index % 78 == 76 ? '\r' : index % 78 == 77 ? '\n' : 'a';
    CURL *handle = curl_easy_init();
    struct curl_slist *recipients = curl_slist_append(NULL, "<customer@example.kz>");
    curl_easy_setopt(handle, CURLOPT_URL, argv[1]);
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, "<kabinet@example.kz>");
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    for (long number = atol(argv[2]); number > 0; number--) {
        struct message message = {text, size, 0};
        curl_easy_setopt(handle, CURLOPT_READDATA, &message);
        if (curl_easy_perform(handle) != CURLE_OK) return 1;
    }
    return 0;
}
